/**
 * Counts the sheets of a file while the parser is still reading it, so that the plan is there soon after the last row: parser
 * and service each have a processor to themselves.
 */
import type { StagedChunk, StagedSheet } from '../../book/staging/stagingFormat.ts';
import { type SheetProfile, sheetProfiler, type SheetProfiler } from '../recognise/profileSheet.ts';
import type { SheetOptions } from '../understand.ts';

export interface EarlyProfiles {
  take(chunk: StagedChunk): void;
  /**
   * The profile of a sheet that has been read to its end; null where it must be counted again, because merged cells or rows in
   * disorder, which change what earlier rows mean, came to light too late.
   */
  of(sheet: StagedSheet): SheetProfile | null;
}

interface Early {
  readonly profiler: SheetProfiler;
  lastRow: number;
  isOrdered: boolean;
}

export function earlyProfiles(options: SheetOptions): EarlyProfiles {
  const bySheet = new Map<number, Early>();
  const startOf = (sheet: number): Early => {
    const early: Early = { profiler: sheetProfiler(options), lastRow: 0, isOrdered: true };
    bySheet.set(sheet, early);
    return early;
  };
  return {
    take: ({ sheet, numbers, hidden, cells }) => {
      const early = bySheet.get(sheet) ?? startOf(sheet);
      for (const [index, n] of numbers.entries()) {
        early.isOrdered &&= n > early.lastRow;
        early.lastRow = n;
        if (early.isOrdered) early.profiler.take({ n, hidden: hidden[index] === true, cells: cells[index] ?? [] });
      }
    },
    of: ({ index, end }) => {
      const early = bySheet.get(index);
      return early === undefined || !early.isOrdered || end.merges.length > 0
        ? null
        : early.profiler.finish(end.formats);
    },
  };
}
