/**
 * The thread that reads rows beside the book's: from the staging file, by the plan, into batches. It runs a few batches ahead
 * of whoever takes them and then waits, so that memory stays bounded by batch. It knows no book.
 */
import type { MessagePort } from 'node:worker_threads';
import type { SheetPlan } from '../../../shared/fields/types.ts';
import { openStaging } from '../../book/staging/openStaging.ts';
import type { SheetSource } from '../changeset/run.ts';
import { type CompileOptions, compileSheet } from '../normalise/compileSheet.ts';
import { readRows } from './readRows.ts';
import { type ReadRow, type RowBatch, rowPacker } from './rowBatch.ts';

export interface RowThreadStart {
  readonly stagingPath: string;
  readonly plan: SheetPlan;
  readonly options: CompileOptions;
  readonly fixes: SheetSource['fixes'];
  /** Data rows at the beginning that the other side reads itself. */
  readonly skip: number;
}

/** What the thread is started with: the work, the way back, and the counters both sides watch. */
export interface RowThreadData {
  readonly start: RowThreadStart;
  readonly port: MessagePort;
  /** Of an Int32Array, see COUNTERS. */
  readonly counters: SharedArrayBuffer;
}

/** Messages sent, batches taken, and whether nobody wants more. */
export const COUNTERS = { sent: 0, taken: 1, stopped: 2 } as const;

/** `failed`: the other side reads on by itself and meets whatever was wrong. */
export type FromRowThread =
  | { readonly kind: 'batch'; readonly batch: RowBatch }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed' };

const BATCH_ROWS = 64;
const BATCHES_AHEAD = 32;

/** Runs to the end of the sheet, or until it is stopped. */
export function serveRows({ start, port, counters: shared }: RowThreadData): void {
  const counters = new Int32Array(shared);
  const send = (message: FromRowThread): void => {
    port.postMessage(message);
    Atomics.add(counters, COUNTERS.sent, 1);
    Atomics.notify(counters, COUNTERS.sent);
  };
  const isWanted = (): boolean => Atomics.load(counters, COUNTERS.stopped) === 0;
  const waitForTaker = (): void => {
    for (;;) {
      const taken = Atomics.load(counters, COUNTERS.taken);
      if (!isWanted() || Atomics.load(counters, COUNTERS.sent) - taken < BATCHES_AHEAD) return;
      Atomics.wait(counters, COUNTERS.taken, taken);
    }
  };
  try {
    const pack = rowPacker();
    for (const rows of batches(start)) {
      waitForTaker();
      if (!isWanted()) return;
      send({ kind: 'batch', batch: pack(rows) });
    }
    send({ kind: 'done' });
  } catch {
    send({ kind: 'failed' });
  }
}

function* batches({ stagingPath, plan, options, fixes, skip }: RowThreadStart): IterableIterator<readonly ReadRow[]> {
  const staging = openStaging(stagingPath);
  try {
    const source = {
      plan,
      fixes,
      rows: () => staging.iterateDecoded(plan.sheetIndex),
      normalise: compileSheet(plan, options),
    };
    let rows: ReadRow[] = [];
    let at = 0;
    for (const row of readRows(source)) {
      at += 1;
      if (at <= skip) continue;
      rows.push(row);
      if (rows.length < BATCH_ROWS) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  } finally {
    staging.close();
  }
}
