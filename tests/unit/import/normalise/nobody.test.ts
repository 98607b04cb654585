import { describe, expect, it } from 'vitest';
import { isNobody } from '../../../../src/main/import/normalise/nobody.ts';
import { factOf, normaliseText } from '../inMemory.ts';

describe('words that name nobody', () => {
  it.each([
    'Vacant',
    'TBD',
    'None identified',
    'to be hired',
    'No champion yet',
    'Noch nicht benannt',
    'à identifier',
    'Ninguém',
    'Same as above',
    'ANONYMOUS',
  ])('%s', (text) => {
    expect(isNobody(text)).toBe(true);
  });

  it.each(['Noah Contact', 'Ana Yet', 'Da Vinci', 'Nora Openshaw', 'A. Sponsor', 'Sam Same', 'No Won', 'Sem Bekker'])(
    '%s is a person',
    (text) => {
      expect(isNobody(text)).toBe(false);
    },
  );
});

describe('in the cells of people', () => {
  const TRACKER = `
Account|ARR|Renewal|CSM|Champion|Exec Sponsor|Decision Maker
Northwind|14400|2027-02-03|Ana|Vacant|Udo Frank|None identified
Globex|4800|2027-01-20|Ana|Left: Sam Roe|open|Lou Park; TBD
Initech|4800|2027-01-20|Ben|Kim Ly - left company|Ann Bell|-`;

  it('nobody holds the role that is missing, and who left is gone', () => {
    const people = normaliseText(TRACKER).map((row) =>
      row.facts
        .filter(({ entity }) => entity === 'stakeholder')
        .map(({ values }) => `${String(values.get('name'))} ${String(values.get('status') ?? '')}`.trim()),
    );
    expect(people).toEqual([['Udo Frank'], ['Sam Roe left', 'Lou Park'], ['Kim Ly left', 'Ann Bell']]);
  });

  it('an anonymous answer is nobody’s, so that several of them count', () => {
    const rows = normaliseText(
      'Company|Respondent|Responded|NPS score\nNorthwind|Anonymous|2026-09-06|3\nNorthwind|Jo Bell|2026-09-06|9',
      { name: 'NPS responses' },
    );
    expect(rows.map((row) => factOf(row, 'survey')?.['stakeholderName'])).toEqual([undefined, 'Jo Bell']);
  });

  it('a list of people refuses the row of nobody', () => {
    const [row] = normaliseText('Account|Contact name|Role\nNorthwind|TBD|Champion', { name: 'Contacts' });
    expect(row?.facts).toEqual([]);
    expect(row?.rejected.map(({ code }) => code)).toEqual(['import/incomplete-row']);
  });
});

it('a slash in brackets parts nobody, and who left some day is gone', () => {
  const rows = normaliseText(
    'Company|Contact|Job title\nNorthwind|Kim Ly (left 06/2026)|Admin\nGlobex|Ann Bell (HR / Ops), Lou Park (3)|\nInitech|Tom Lee / Eva Maier|',
    { name: 'Contacts' },
  );
  expect(
    rows.map(({ facts }) =>
      facts.map(({ values }) => [values.get('name'), values.get('status'), values.get('title')].join(' ').trim()),
    ),
  ).toEqual([['Kim Ly left Admin'], ['Ann Bell  HR / Ops', 'Lou Park'], ['Tom Lee', 'Eva Maier']]);
});
