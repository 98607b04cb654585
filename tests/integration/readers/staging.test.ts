/** Staging files: what is written comes back row by row, while the file grows and afterwards, in the order of the sheet. */
import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStaging, readChunks } from '../../../src/main/book/staging/openStaging.ts';
import type { ChunkPlace } from '../../../src/main/book/staging/stagingFormat.ts';
import { createStaging } from '../../../src/main/book/staging/writeStaging.ts';
import type { Cell } from '../../../src/shared/fields/types.ts';
import { temporaryFolder } from '../../support/books.ts';

interface Row {
  readonly n: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
}

const END = { merges: [], formats: new Map(), hiddenColumns: [], notices: [] };

function stage(path: string, sheets: readonly (readonly Row[])[], staged?: (place: ChunkPlace) => void): void {
  rmSync(path, { force: true });
  const writer = createStaging(path, { progress: () => {}, ...(staged === undefined ? {} : { staged }) });
  for (const [index, rows] of sheets.entries()) {
    writer.sheetStart({ index, name: `Sheet ${index}`, state: 'visible' });
    for (const { n, cells, hidden } of rows) writer.row(n, cells, hidden);
    writer.sheetEnd(END);
  }
  writer.finish();
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string(),
  fc.constantFrom('a,\n[b]', 'Łódź 東京 😀', '\u2028'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ date: '2026-01-31' }),
);
const row = fc.record({
  n: fc.integer({ min: 1, max: 400 }),
  hidden: fc.boolean(),
  cells: fc.array(cell, { maxLength: 4 }),
});
const bySheetOrder = (rows: readonly Row[]): readonly Row[] =>
  [...new Map(rows.map((entry) => [entry.n, entry])).values()].sort((a, b) => a.n - b.n);

test('rows come back in order, and of two with one number the later one', () => {
  const path = join(temporaryFolder(), 'rows.staging');
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 300 }), { minLength: 1, maxLength: 2 }), (sheets) => {
      stage(path, sheets);
      const staging = openStaging(path);
      for (const [index, rows] of sheets.entries()) {
        const ordered = bySheetOrder(rows);
        const read = [...staging.iterateDecoded(index)];
        expect(read.map(({ n, hidden, values }) => ({ n, hidden, cells: values }))).toEqual(ordered);
        expect(read.map(({ cells }) => cells)).toEqual(ordered.map(({ cells }) => JSON.stringify(cells)));
        expect(staging.readRows(index, 100, 200)).toEqual(
          [...staging.iterateRows(index)].filter(({ n }) => n >= 100 && n <= 200),
        );
        expect(staging.lastRow(index)).toBe(ordered.at(-1)?.n ?? 0);
        expect(staging.sheets[index]).toMatchObject({ rowCount: ordered.length });
      }
      staging.close();
    }),
    { numRuns: 60 },
  );
});

test('rows can be read as soon as they are announced', () => {
  const path = join(temporaryFolder(), 'rows.staging');
  const rows = Array.from({ length: 1000 }, (_, index): Row => ({ n: index + 2, hidden: false, cells: [index, 'x'] }));
  const seen: number[] = [];
  let announcements = 0;
  stage(path, [rows], (place) => {
    announcements += 1;
    const chunks = readChunks(path);
    seen.push(...chunks.read(place).cells.map(([first]) => Number(first)));
    chunks.close();
  });
  expect(announcements).toBeGreaterThan(3);
  expect(seen).toEqual(rows.map(({ cells }) => cells[0]));
});
