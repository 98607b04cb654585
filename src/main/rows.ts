/** Entry of the thread that reads rows beside the book's: see import/rows/rowThread.ts. */
import { workerData } from 'node:worker_threads';
import { type RowThreadData, serveRows } from './import/rows/rowThread.ts';

// Written by readBeside, our only starter.
serveRows(workerData as RowThreadData);
