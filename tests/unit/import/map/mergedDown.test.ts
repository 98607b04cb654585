import { expect, it } from 'vitest';
import { coveredCells, mergedWarning, mergesOfWhose } from '../../../../src/main/import/map/mergedDown.ts';

const TABLE = {
  firstDataRow: 2,
  lastDataRow: 6,
  columns: [
    { index: 0, field: { key: 'account.region' } },
    { index: 1, field: { key: 'contract.accountName' } },
    { index: 2, field: { key: 'contract.product' } },
    { index: 3, field: { key: 'contract.arr' } },
  ],
} as const;
const merge = (column: number, fromRow: number, toRow: number) => ({
  fromRow,
  toRow,
  fromColumn: column,
  toColumn: column,
});

it('takes what tells whose rows are down to the rows it covers, and never an amount or a product', () => {
  const merges = [merge(0, 2, 4), merge(1, 2, 3), merge(2, 4, 5), merge(3, 2, 3), merge(1, 1, 2), merge(1, 6, 6)];
  expect(mergesOfWhose(merges, TABLE)).toEqual([merge(0, 2, 4), merge(1, 2, 3)]);
  expect(mergedWarning(merges, TABLE)).toBe(
    '2 cells are merged over several rows: what they say of the account counts for each of them.',
  );
  expect(mergedWarning([], TABLE)).toBeNull();
});

it('fills blank cells only, to the end of each range, and minds rows that are not there', () => {
  const rows = [
    { n: 2, values: ['EMEA', 'Nordwind', 'Core', 100] },
    { n: 3, values: [null, '', 'Add-on', null] },
    { n: 4, values: [null, 'Quill', 'Core', 50] },
    { n: 9, values: [null, null, 'Core', 50] },
  ];
  expect(coveredCells(rows, [merge(0, 2, 4), merge(1, 2, 4), merge(1, 7, 9)])).toEqual(
    new Map([
      [
        3,
        new Map([
          [0, 'EMEA'],
          [1, 'Nordwind'],
        ]),
      ],
      [4, new Map([[0, 'EMEA']])],
    ]),
  );
});
