import { describe, expect, test } from 'vitest';
import { heatmapPicture, heatmapPlaceId, parseHeatmapPlace } from '../../../src/shared/charts/heatmap.ts';
import { riskGround } from '../../../src/shared/charts/heatmapCell.ts';
import { contrast, mix, readableOn } from '../../../src/shared/charts/colours.ts';
import { DARK_CHART, LIGHT_CHART } from '../../../src/shared/charts/theme.ts';
import type { Heatmap, HeatmapCell } from '../../../src/shared/contract/renewals.ts';
import { markAt, nearestMark } from '../../../src/renderer/charts/nearestMark.ts';

const empty = (month: string): HeatmapCell => ({
  month,
  arrDueMinor: 0,
  redMinor: 0,
  yellowMinor: 0,
  greenMinor: 0,
  unprovenMinor: 0,
  count: 0,
  biggest: null,
  standing: null,
});
const full: HeatmapCell = {
  ...empty('2027-02'),
  arrDueMinor: 100_000_00,
  redMinor: 40_000_00,
  yellowMinor: 35_000_00,
  greenMinor: 5_000_00,
  unprovenMinor: 20_000_00,
  count: 3,
  biggest: { accountId: '7', name: 'Halden Freight', arrMinor: 60_000_00 },
  standing: { accounts: 3, coverage: 0.9, freshness: 0.7, dated: 2, unproven: 1 },
};
const row = { currency: 'USD', accountId: null, overdue: empty('overdue') } as const;
const data: Heatmap = {
  asOf: '2027-01-10',
  rowsBy: 'segment',
  by: 'decision',
  columns: ['2027-01', '2027-02'],
  rows: [
    { ...row, key: 'Enterprise', cells: [empty('2027-01'), full] },
    { ...row, key: 'SMB', cells: [empty('2027-01'), empty('2027-02')] },
  ],
  totals: [{ ...row, key: '', cells: [empty('2027-01'), full] }],
  definition: 'ARR due by decision month.',
};
const words = {
  month: (month: string) => month,
  monthLong: (month: string) => month,
  rowsBy: 'Segment',
  overdue: 'Overdue',
  total: 'All',
  share: (share: number) => `${Math.round(share * 100)} %`,
};
const picture = heatmapPicture(data, { theme: LIGHT_CHART, width: 700, words, mostRows: 40 });
const mark = (key: string | null, month: string) => {
  const found = picture.marks.find(({ id }) => id === heatmapPlaceId({ key, currency: 'USD', month }));
  if (found === undefined) throw new Error(`no mark at ${key} ${month}`);
  return found;
};

describe('the heatmap', () => {
  test('says its finding, with the month where most of the risk stands', () => {
    expect(picture.finding).toBe('Renewals by segment and month: $100k due, 40 % of it at risk, most of it in 2027-02');
  });

  test('a cell speaks all four bands, the count, the biggest account and how much of it is known', () => {
    expect(mark('Enterprise', '2027-02').label).toBe(
      'Enterprise, 2027-02: $100k due in 3 contracts; 40 % red (at risk), 35 % yellow, 5 % green, 20 % unproven; biggest Halden Freight, $60k, 60 % of it; accounts: coverage\u00a090\u00a0%, freshness\u00a070\u00a0% (2\u00a0of\u00a03), 1\u00a0unproven',
    );
    expect(mark('SMB', 'overdue').label).toBe('SMB, Overdue: nothing due');
  });

  test('the totals stand below the rows under a key that no row can have', () => {
    expect(mark(null, '2027-02').y).toBeGreaterThan(mark('SMB', '2027-02').y + mark('SMB', '2027-02').height);
  });

  test('rows beyond the limit are left to the table', () => {
    const short = heatmapPicture(data, { theme: LIGHT_CHART, width: 700, words, mostRows: 1 });
    expect(short.marks.some(({ id }) => id.includes('SMB'))).toBe(false);
    expect(short.table.rows.map(([label]) => label)).toEqual(['Enterprise', 'SMB', 'All']);
  });

  test('in a narrow window the names of the rows give way before the last month is cut off', () => {
    const columns = Array.from({ length: 12 }, (_, index) => `2027-${String(index + 1).padStart(2, '0')}`);
    const whole = (width: number): number => {
      const year = { ...data, columns, rows: [{ ...row, key: 'SMB', cells: columns.map(empty) }], totals: [] };
      const { marks } = heatmapPicture(year, { theme: LIGHT_CHART, width, words, mostRows: 1 });
      return Math.max(...marks.map((one) => one.x + one.width));
    };
    // What a window of 1100 leaves beside the rail.
    expect(whole(790)).toBeLessThanOrEqual(790);
    expect(whole(1200)).toBeLessThanOrEqual(1200);
    expect(whole(600)).toBeGreaterThan(700);
  });

  test('a place goes through an address and back, and nonsense is no place', () => {
    const place = { key: 'A "quoted", name', currency: 'EUR', month: 'overdue' };
    expect(parseHeatmapPlace(heatmapPlaceId(place))).toEqual(place);
    expect(parseHeatmapPlace('[1]')).toBeNull();
    expect(parseHeatmapPlace('{')).toBeNull();
  });

  test('arrows go to the neighbouring cells, and nowhere from the edge', () => {
    const here = mark('Enterprise', '2027-01');
    expect(nearestMark(picture.marks, here, 'ArrowRight')?.id).toBe(mark('Enterprise', '2027-02').id);
    expect(nearestMark(picture.marks, here, 'ArrowLeft')?.id).toBe(mark('Enterprise', 'overdue').id);
    expect(nearestMark(picture.marks, here, 'ArrowDown')?.id).toBe(mark('SMB', '2027-01').id);
    expect(nearestMark(picture.marks, here, 'ArrowUp')).toBeNull();
    expect(nearestMark(picture.marks, here, 'x')).toBeNull();
  });

  test('a point finds the cell under it', () => {
    const cell = mark('SMB', '2027-02');
    expect(markAt(picture.marks, cell.x + 5, cell.y + 5)?.id).toBe(cell.id);
    expect(markAt(picture.marks, -1, -1)).toBeNull();
  });
});

describe('colours', () => {
  test.each([
    ['light', LIGHT_CHART],
    ['dark', DARK_CHART],
  ])('words on every strength of risk are readable in %s', (_, theme) => {
    for (const share of [0, 0.01, 0.1, 0.25, 0.5, 0.75, 1]) {
      const ground = riskGround(share, theme);
      expect(contrast(ground, readableOn(ground, theme.ink, theme.surface))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('three digits mean the same as six', () => {
    expect(mix('#fff', '#000', 0.5)).toBe(mix('#ffffff', '#000000', 0.5));
  });
});
