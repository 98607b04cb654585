/**
 * Entry point of the parser process: one file, one answer; the parent ends it when it has the answer. It holds no book, and
 * whatever a hostile file does to it, the parent can kill it. Works under child_process and under Electron's utilityProcess.
 */
import { toWireError } from '../../../shared/contract/errors.ts';
import type { ParserMessage, ParseRequest } from './messages.ts';
import { parseIntoStaging } from './parseIntoStaging.ts';

export interface ParserPort {
  postMessage(message: ParserMessage): void;
  onMessage(callback: (message: unknown) => void): void;
}

const REPORT_EVERY_MS = 250;

/** Waits for one ParseRequest on the port and answers it. */
export function parserMain(port: ParserPort): void {
  let started = false;
  port.onMessage((message) => {
    if (started || !isParseRequest(message)) return;
    started = true;
    void answer(message, port);
  });
}

async function answer(request: ParseRequest, port: ParserPort): Promise<void> {
  let latest = { done: 0, total: 0, rows: 0 };
  let reportedAt = 0;
  const report = (): void => {
    reportedAt = performance.now();
    port.postMessage({ kind: 'progress', ...latest, rss: process.memoryUsage.rss() });
  };
  report();
  // The timer alone would be late while a long chunk is scanned, the reader alone while it waits for the disk.
  const heartbeat = setInterval(report, REPORT_EVERY_MS);
  try {
    const result = await parseIntoStaging(
      request,
      (progress) => {
        latest = progress;
        if (performance.now() - reportedAt > REPORT_EVERY_MS) report();
      },
      (place) => port.postMessage({ kind: 'staged', place }),
    );
    report();
    port.postMessage({ kind: 'done', result });
  } catch (error) {
    port.postMessage({ kind: 'failed', ...toWireError(error) });
  } finally {
    clearInterval(heartbeat);
  }
}

function isParseRequest(message: unknown): message is ParseRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'parse' &&
    'path' in message &&
    'displayName' in message &&
    'stagingPath' in message
  );
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', callback: (event: { readonly data: unknown }) => void): void;
}

/** The port of this process: Electron's parent port where there is one, else the channel of child_process. */
export function parserPort(): ParserPort {
  const parentPort = (process as { readonly parentPort?: UtilityPort }).parentPort;
  if (parentPort !== undefined) {
    return {
      postMessage: (message) => parentPort.postMessage(message),
      onMessage: (callback) => parentPort.on('message', (event) => callback(event.data)),
    };
  }
  // Without a parent nobody waits for the answer.
  process.once('disconnect', () => process.exit());
  return {
    postMessage: (message) => process.send?.(message),
    onMessage: (callback) => process.on('message', callback),
  };
}
