import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../../src/main/account/originView.ts';
import { wordsOf } from '../../../src/main/account/storedValues.ts';

describe('column letters', () => {
  it('count as spreadsheets do', () => {
    expect([0, 25, 26, 27, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA', 'XFD']);
  });
});

describe('names of fields in sentences', () => {
  it('are words, not property names', () => {
    expect(['csm', 'renewedArrMinor', 'dueDate', 'stakeholderIds', 'reportsToId'].map(wordsOf)).toEqual([
      'CSM',
      'Renewed ARR',
      'Due date',
      'Stakeholders',
      'Reports to',
    ]);
  });
});
