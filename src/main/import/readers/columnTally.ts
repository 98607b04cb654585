/**
 * Counts, per column, what the number formats of its cells say. This runs once per cell, and nearly always a cell has the
 * format of the one above: so runs of one format are counted, and looked at when they end.
 */
import type { NumberFormat } from './numberFormats.ts';
import type { ColumnFormats } from './reader.ts';

interface Tally {
  format: NumberFormat;
  /** Cells of `format` since it last changed, not yet counted below. */
  run: number;
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
      const tally = (columns[column] ??= { format, run: 0, percent: 0, currency: new Map(), zeroPad: null });
      if (tally.format !== format) {
        countRun(tally);
        tally.format = format;
      }
      tally.run += 1;
    },
    result() {
      const out = new Map<number, ColumnFormats>();
      columns.forEach((tally, column) => {
        if (tally !== undefined) {
          countRun(tally);
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

function countRun(tally: Tally): void {
  const { format, run, currency } = tally;
  if (format.percent) tally.percent += run;
  if (format.currency !== null) currency.set(format.currency, (currency.get(format.currency) ?? 0) + run);
  if (format.zeroPad !== null) tally.zeroPad = Math.max(tally.zeroPad ?? 0, format.zeroPad);
  tally.run = 0;
}
