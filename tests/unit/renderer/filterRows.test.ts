import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterRows, matchesFilter, rowTexts, searchRows } from '../../../src/renderer/tables/filterRows.ts';
import type { TableColumn } from '../../../src/renderer/tables/types.ts';

interface Row {
  readonly name: string;
  readonly arr: number | null;
  readonly segment: string | null;
}

const columns: readonly TableColumn<Row>[] = [
  { id: 'name', label: 'Name', kind: 'text', width: 100, value: ({ name }) => name },
  { id: 'arr', label: 'ARR', kind: 'number', width: 100, value: ({ arr }) => arr },
  { id: 'segment', label: 'Segment', kind: 'choice', width: 100, value: ({ segment }) => segment },
];
const rows: readonly Row[] = [
  { name: 'Halden Freight', arr: 400, segment: 'Enterprise' },
  { name: 'Café Société', arr: null, segment: 'SMB' },
  { name: 'Nordwind', arr: 100, segment: null },
];
const names = (found: readonly Row[]) => found.map(({ name }) => name);

describe('search', () => {
  const search = (text: string) => names(searchRows(rows, rowTexts(columns), text));

  test('finds words in any order and any column, whatever the accents and case', () => {
    expect(search('freight HALDEN')).toEqual(['Halden Freight']);
    expect(search('cafe societe')).toEqual(['Café Société']);
    expect(search('enterprise')).toEqual(['Halden Freight']);
    expect(search('halden smb')).toEqual([]);
  });

  test('an empty search leaves every row', () => {
    expect(search('   ')).toEqual(names(rows));
  });
});

describe('filters', () => {
  test('all filters must hold', () => {
    const found = filterRows(rows, columns, [
      { column: 'arr', filter: { kind: 'range', from: 50, to: null } },
      { column: 'segment', filter: { kind: 'choice', values: ['Enterprise', null] } },
    ]);
    expect(names(found)).toEqual(['Halden Freight', 'Nordwind']);
  });

  test('a filter without a value, or on a column that is gone, changes nothing', () => {
    const found = filterRows(rows, columns, [
      { column: 'segment', filter: { kind: 'choice', values: [] } },
      { column: 'gone', filter: { kind: 'text', text: 'x' } },
    ]);
    expect(found).toEqual(rows);
  });

  test('a blank is outside every range', () => {
    expect(matchesFilter(null, '', { kind: 'range', from: null, to: 10 })).toBe(false);
  });

  test('range bounds are included', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (from, length) => {
        const filter = { kind: 'range', from, to: from + length } as const;
        expect(matchesFilter(from, '', filter)).toBe(true);
        expect(matchesFilter(from + length, '', filter)).toBe(true);
        expect(matchesFilter(from - 1, '', filter)).toBe(false);
        expect(matchesFilter(from + length + 1, '', filter)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
