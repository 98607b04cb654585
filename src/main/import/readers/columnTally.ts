/**
 * Counts, per column, what the number formats of its cells say. Arrays by column index, because this runs once per cell.
 */
import type { NumberFormat } from './numberFormats.ts';
import type { ColumnFormats } from './reader.ts';

interface Tally {
  percent: number;
  readonly currency: Map<string, number>;
  zeroPad: number | null;
}

export interface ColumnTally {
  add(column: number, format: NumberFormat): void;
  result(): ReadonlyMap<number, ColumnFormats>;
}

/** A fresh count for one sheet. `add` is called only for formats that say something. */
export function createColumnTally(): ColumnTally {
  const columns: (Tally | undefined)[] = [];
  return {
    add(column, format) {
      const tally = (columns[column] ??= { percent: 0, currency: new Map(), zeroPad: null });
      if (format.percent) tally.percent += 1;
      if (format.currency !== null) tally.currency.set(format.currency, (tally.currency.get(format.currency) ?? 0) + 1);
      if (format.zeroPad !== null) tally.zeroPad = Math.max(tally.zeroPad ?? 0, format.zeroPad);
    },
    result() {
      const out = new Map<number, ColumnFormats>();
      columns.forEach((tally, column) => {
        if (tally !== undefined) {
          out.set(column, {
            percent: tally.percent,
            currency: Object.fromEntries(tally.currency),
            zeroPad: tally.zeroPad,
          });
        }
      });
      return out;
    },
  };
}
