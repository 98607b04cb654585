import { expect, test } from 'vitest';
import { dataRowTest } from '../../../../src/main/import/changeset/dataRows.ts';
import { planOfText, rowsOfText } from '../inMemory.ts';

test('of a report with thousands of totals none comes in as data, however many there are', () => {
  const groups = Array.from({ length: 5200 }, (_, n) => [
    `A-${n}|Quill ${n} Mills|Ana|${1000 + n}`,
    `Total|||${1000 + n}`,
  ]);
  const text = ['Account ID|Account Name|CSM|ARR', ...groups.flat()].join('\n');
  const plan = planOfText(text);
  expect(plan.rowCount).toBe(5200);
  const isData = dataRowTest(plan);
  const taken = rowsOfText(text).filter((row) => isData(row.n, row.hidden));
  expect(taken).toHaveLength(5200);
  expect(taken.some(({ cells }) => cells[0] === 'Total')).toBe(false);
});
