/** Exports that can be checked to the last byte: number N says N on every line, and how long it is follows from N. */
import { tableToCsv } from '../../../src/main/export/csv.ts';

/** The name every export is saved under, over the one before. */
export const EXPORT = 'Export.csv';

export function exportOf(n: number): Uint8Array {
  const rows = Array.from({ length: 20_000 + (n % 7) * 5_000 }, (_, row) => [n, `Account ${row} of export ${n}`]);
  return tableToCsv(
    {
      columns: [
        { label: 'Export', type: 'number' },
        { label: 'Account', type: 'text' },
      ],
      rows,
    },
    { plainText: false },
  );
}
