/** Tabs named after months, quarters and days, in the languages of the catalogue; and names that are none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodInName } from '../../../../src/main/import/recognise/periodInName.ts';

const CONTEXT = { today: '2026-06-15', fiscalYearStart: 1 };

function read(name: string, nearby = ''): string | null {
  const period = periodInName(name, nearby, CONTEXT);
  return period === null ? null : `${period.startDate} ${period.days}`;
}

const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  enShort: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
};
const LAST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const written = fc
  .record({
    names: fc.constantFrom(...Object.values(MONTHS)),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 2017, max: 2027 }),
    shape: fc.constantFrom('word', 'glued', 'apostrophe', 'yearFirst', 'number', 'numberLast', 'numbered', 'short'),
    around: fc.constantFrom('', 'Pulse', 'Health –', 'CS Review', 'Usage_', 'NPS-'),
    upper: fc.boolean(),
  })
  .map(({ names, month, year, shape, around, upper }) => {
    const name = names[month - 1] ?? '';
    const two = String(month).padStart(2, '0');
    const recent = Math.max(year, 2024);
    const text = {
      word: `${name} ${year}`,
      glued: `${name}-${year}`,
      apostrophe: `${name} '${String(recent).slice(2)}`,
      yearFirst: `${year} ${name}`,
      number: `${year}-${two}`,
      numberLast: `${two}.${year}`,
      numbered: `${two} ${name} ${year}`,
      short: `${name}-${String(recent).slice(2)}`,
    }[shape];
    const said = shape === 'apostrophe' || shape === 'short' ? recent : year;
    const leap = month === 2 && said % 4 === 0 ? 1 : 0;
    const label = /[_-]$/.test(around) ? `${around}${text}` : `${around} ${text}`.trim();
    return {
      name: upper ? label.toUpperCase() : label,
      expected: `${said}-${two}-01 ${(LAST[month - 1] ?? 0) + leap}`,
    };
  });

describe('periodInName', () => {
  it('reads year and month however they are written, also among other words', () => {
    fc.assert(
      fc.property(written, ({ name, expected }) => void expect(read(name), name).toBe(expected)),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Q3 2026', '2026-07-01 92'],
    ['Pulse 2026 Q1', '2026-01-01 90'],
    ['NPS_2026-03', '2026-03-01 31'],
    ['Health 2026-03-31', '2026-03-31 1'],
    ['Stand 31.03.2026', '2026-03-31 1'],
    ['Usage (Feb-26)', '2026-02-01 28'],
    ['Set 2026', '2026-09-01 30'],
  ])('“%s” is %s', (name, expected) => expect(read(name)).toBe(expected));

  it('a bare month takes the one year that stands near by', () => {
    expect(read('Mrz', 'Kundengesundheit 2026')).toBe('2026-03-01 31');
    expect(read('02 Februar', 'Health_2024_v2')).toBe('2024-02-01 29');
    expect(read('Jan', 'Health 2025-2026')).toBeNull();
    expect(read('Jan', 'Health')).toBeNull();
    expect(read('Out', 'Health 2026')).toBeNull();
  });

  const NO_TIME = `Sheet1|Tabelle2|Accounts|Plan 2026|FY 2025-26|2025-26|May|Marchand|Q3|Decision makers|KW 12 2026|Week 12-2026|v2026.1|Version 2026.10|Top 10|26 Jan|12-Mar|
Mar 12|Jan 1998|Feature Set 2026|Sign Out 2026|Gen 2 2026|Roadmap 2026 - 2027|Jan 2026 - Mar 2026|03.04.2026|Renewals|Data|Contacts (2)|Tier 1|EMEA|1|2026|Augusta GmbH|Maison Avril|January`;
  it.each(NO_TIME.split(/\s*[|]\s*/))('“%s” names no time', (name) => expect(read(name)).toBeNull());
});
