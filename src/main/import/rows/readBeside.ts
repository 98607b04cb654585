/**
 * Reads the rows of a large sheet in a thread of its own while the book's thread matches and writes those before them. The
 * book's thread takes the batches one after another without giving way: an import is one transaction. Should the thread fail
 * or fall silent, the rows it still owes are read here.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type ReadRow, rowUnpacker } from './rowBatch.ts';
import { COUNTERS, type FromRowThread, type RowThreadData, type RowThreadStart } from './rowThread.ts';

/** Read here while the thread starts. */
const FIRST_ROWS = 4096;
/** Below this a thread of its own does not pay: it starts cold, and a workbook of several sheets starts several. */
export const WORTH_FROM_ROWS = 50_000;
/** Without a word for so long the thread is given up. */
const PATIENCE_MS = 5000;

/**
 * The rows of a sheet in order.
 * @param entry path of rows.js, or of src/main/rows.ts where Node strips types.
 * @param inLine reads the same rows here.
 */
export function* readBeside(
  entry: string,
  start: Omit<RowThreadStart, 'skip'>,
  inLine: () => Iterable<ReadRow>,
): IterableIterator<ReadRow> {
  let taken = 0;
  let isWhole = true;
  const thread = startRowThread(entry, { ...start, skip: FIRST_ROWS });
  try {
    for (const row of inLine()) {
      yield row;
      taken += 1;
      isWhole = taken < FIRST_ROWS;
      if (!isWhole) break;
    }
    while (!isWhole) {
      const rows = thread.next();
      if (rows === 'failed') break;
      if (rows === 'done') isWhole = true;
      else
        for (const row of rows) {
          yield row;
          taken += 1;
        }
    }
  } finally {
    thread.stop();
  }
  if (isWhole) return;
  let at = 0;
  for (const row of inLine()) {
    at += 1;
    if (at > taken) yield row;
  }
}

interface RowThread {
  /** The next batch; waits for it. */
  next(): Iterable<ReadRow> | 'done' | 'failed';
  stop(): void;
}

function startRowThread(entry: string, start: RowThreadStart): RowThread {
  const { port1: port, port2 } = new MessageChannel();
  const shared = new SharedArrayBuffer(Object.keys(COUNTERS).length * Int32Array.BYTES_PER_ELEMENT);
  const counters = new Int32Array(shared);
  const worker = new Worker(entry, {
    workerData: { start, port: port2, counters: shared } satisfies RowThreadData,
    transferList: [port2],
    execArgv: [],
    stdin: false,
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
  });
  // A thread that cannot start is only silent: while this one waits it hears no event.
  worker.once('error', () => undefined);
  worker.unref();
  const unpack = rowUnpacker();
  return {
    next: () => {
      for (;;) {
        const sent = Atomics.load(counters, COUNTERS.sent);
        const received = receiveMessageOnPort(port);
        if (received === undefined) {
          if (Atomics.wait(counters, COUNTERS.sent, sent, PATIENCE_MS) === 'timed-out') return 'failed';
          continue;
        }
        // Sent by serveRows, the only one with the other end.
        const message = received.message as FromRowThread;
        if (message.kind !== 'batch') return message.kind;
        Atomics.add(counters, COUNTERS.taken, 1);
        Atomics.notify(counters, COUNTERS.taken);
        return unpack(message.batch);
      }
    },
    stop: () => {
      Atomics.store(counters, COUNTERS.stopped, 1);
      Atomics.notify(counters, COUNTERS.taken);
      port.close();
      void worker.terminate();
    },
  };
}
