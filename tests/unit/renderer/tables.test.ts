import { describe, expect, test } from 'vitest';
import { moneyColumn } from '../../../src/renderer/tables/moneyColumn.ts';
import { nextSorting } from '../../../src/renderer/tables/nextSorting.ts';
import { partsOf, tableToSave } from '../../../src/renderer/tables/tableToSave.ts';
import { toCsv } from '../../../src/renderer/tables/toCsv.ts';
import type { TableColumn } from '../../../src/renderer/tables/types.ts';
import { nextPlace } from '../../../src/renderer/tables/useGridKeys.ts';
import { defaultView, readView } from '../../../src/renderer/tables/view.ts';

const column = (id: string, kind: TableColumn<object>['kind'] = 'text'): TableColumn<object> => ({
  id,
  label: id,
  kind,
  width: 100,
  value: () => null,
});

describe('CSV', () => {
  test('quotes what has to be quoted and makes formulas harmless', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['say "hi"', 'x,y'],
          ['=1+1', '@cmd'],
          ['two\nlines', -5],
          [null, '+49 30'],
        ],
      ),
    ).toBe('a,b\r\n"say ""hi""","x,y"\r\n\'=1+1,\'@cmd\r\n"two\nlines",-5\r\n,\'+49 30');
  });
});

describe('a table to save', () => {
  test('has the shown columns in their order: days as days, numbers as numbers, money exact with its currency', () => {
    interface Row {
      readonly name: string;
      readonly day: string | null;
      readonly people: number | null;
      readonly arr: Readonly<Record<string, number>>;
    }
    const columns: readonly TableColumn<Row>[] = [
      { id: 'day', label: 'Decision', kind: 'date', width: 1, value: ({ day }) => day, text: () => 'in 3 days' },
      { id: 'name', label: 'Account', kind: 'text', width: 1, value: ({ name }) => name },
      { id: 'people', label: 'People', kind: 'number', width: 1, value: ({ people }) => people },
      { id: 'known', label: 'Known', kind: 'number', isShare: true, width: 1, value: () => 0.5, text: () => '50 %' },
      { id: 'arr', label: 'ARR', ...moneyColumn((row) => row.arr), width: 1, value: () => 0 },
    ];
    expect(
      tableToSave(columns, [
        { name: '=Nordwind', day: '2026-03-01', people: 4, arr: { USD: 120_050 } },
        { name: 'Quartz', day: null, people: null, arr: {} },
      ]),
    ).toEqual({
      columns: [
        { label: 'Decision', type: 'date' },
        { label: 'Account', type: 'text' },
        { label: 'People', type: 'number' },
        { label: 'Known', type: 'percent' },
        { label: 'ARR', type: 'money', currencyColumn: 5 },
        { label: 'ARR currency', type: 'text' },
      ],
      rows: [
        ['2026-03-01', '=Nordwind', 4, 0.5, 120_050, 'USD'],
        [null, 'Quartz', null, 0.5, null, null],
      ],
    });
    const both = [{ name: 'Nordwind', day: null, people: 4, arr: { USD: 120_050, JPY: 700 } }];
    const several = tableToSave(columns, both);
    expect(several.columns.at(-1)).toEqual({ label: 'ARR', type: 'text' });
    expect(several.rows[0]?.at(-1)).toMatch(/1,200\.50.* \+ .*700/);
  });

  test('marks what is worked out where an import could take the rest', () => {
    const columns: readonly TableColumn<object>[] = [
      { ...column('Account'), isFact: true },
      column('Band'),
      { ...column('ARR'), ...moneyColumn(() => ({ USD: 100 })) },
    ];
    const labels = (of: readonly TableColumn<object>[]) => tableToSave(of, [{}]).columns.map(({ label }) => label);
    expect(labels(columns)).toEqual(['Account', 'Band (computed)', 'ARR (computed)', 'ARR currency (computed)']);
    expect(labels([column('Field'), column('Rows')])).toEqual(['Field', 'Rows']);
  });
});

describe('a table too large for one call', () => {
  test('goes in parts that fit, in order, and nothing is lost', () => {
    const rows = Array.from({ length: 50 }, (_, index) => [`Kunde ü ${index}`, index]);
    const parts = partsOf(rows, 200);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.flat()).toEqual(rows);
    for (const part of parts) expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThanOrEqual(202);
    expect(partsOf([])).toEqual([[]]);
    expect(partsOf([['x'.repeat(500)]], 200)).toEqual([[['x'.repeat(500)]]]);
  });
});

describe('sorting by a header', () => {
  test('text goes up, down, off; numbers start with the largest', () => {
    const name = column('name');
    const up = nextSorting([], name, false);
    const down = nextSorting(up, name, false);
    expect([up, down, nextSorting(down, name, false)]).toEqual([
      [{ id: 'name', desc: false }],
      [{ id: 'name', desc: true }],
      [],
    ]);
    expect(nextSorting([], column('arr', 'number'), false)).toEqual([{ id: 'arr', desc: true }]);
  });

  test('adding keeps the earlier orders and their rank', () => {
    const two = nextSorting([{ id: 'arr', desc: true }], column('name'), true);
    expect(two).toEqual([
      { id: 'arr', desc: true },
      { id: 'name', desc: false },
    ]);
    expect(nextSorting(two, column('arr', 'number'), true)).toEqual([
      { id: 'arr', desc: false },
      { id: 'name', desc: false },
    ]);
  });
});

describe('keys of a grid', () => {
  const size = { rowCount: 100, columnCount: 8, pageRows: 20 };

  test.each([
    ['ArrowDown', false, { row: 6, column: 3 }],
    ['ArrowDown', true, { row: 99, column: 3 }],
    ['ArrowLeft', true, { row: 5, column: 0 }],
    ['PageDown', false, { row: 25, column: 3 }],
    ['PageUp', false, { row: 0, column: 3 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', true, { row: 99, column: 7 }],
  ] as const)('%s (Ctrl: %s)', (key, toEdge, place) => {
    expect(nextPlace(key, toEdge, { row: 5, column: 3 }, size)).toEqual(place);
  });

  test('other keys do not move', () => {
    expect(nextPlace('Enter', false, { row: 5, column: 3 }, size)).toBeNull();
  });
});

describe('saved views', () => {
  const columns = [column('name'), { ...column('arr', 'number'), startsHidden: true }];

  test('the default shows the columns that do not start hidden', () => {
    expect(defaultView(columns).columns).toEqual(['name']);
  });

  test('a view survives JSON, without columns that the book no longer has', () => {
    const view = defaultView(columns, {
      columns: ['arr', 'gone', 'name'],
      sorting: [{ id: 'gone', desc: true }],
      grouping: ['name'],
      filters: [{ column: 'arr', filter: { kind: 'range', from: 1, to: null } }],
    });
    expect(readView(JSON.parse(JSON.stringify(view)), columns)).toEqual({
      ...view,
      columns: ['arr', 'name'],
      sorting: [],
    });
  });

  test('something else is not a view', () => {
    expect(readView({ columns: 'all' }, columns)).toBeNull();
  });
});
