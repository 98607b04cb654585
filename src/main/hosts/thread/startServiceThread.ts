/** Starts the service thread beside a host and talks to it. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Reply } from '../../../shared/contract/method.ts';
import type { Host } from '../host.ts';
import { answerHostRequests } from './answerHostRequests.ts';
import type { FromThread, ThreadRequest, ThreadStart } from './messages.ts';
import { runParserOrders } from './runParserOrders.ts';
import type { EventListener, ServiceLink } from './serviceLink.ts';

export interface ThreadConfig {
  /** Path of worker.js. */
  readonly workerEntry: string;
  readonly host: Host;
  /** Path of parser.js when the thread may fork it itself. */
  readonly parserEntry: string | null;
}

const STOPPED =
  'The part of Quarterbook that keeps the book has stopped. The book on disk is safe; start Quarterbook again.';

export function startServiceThread({ workerEntry, host, parserEntry }: ThreadConfig): ServiceLink {
  const start: ThreadStart = {
    capabilities: host.capabilities,
    folders: host.folders,
    hasDialogs: host.dialogs !== null,
    parserEntry,
    rowsEntry: host.rowsEntry,
  };
  const worker = new Worker(workerEntry, { workerData: start, stdin: false });
  const hostRequests = answerHostRequests(host);
  const parserOrders = runParserOrders(host, worker);
  const waiting = new Map<number, (text: string) => void>();
  const events: EventListener[] = [];
  const deaths: ((reason: string) => void)[] = [];
  let nextId = 1;
  let closing: Promise<void> | null = null;
  let isDead = false;

  const stoppedReply = JSON.stringify({
    ok: false,
    error: { code: 'app/services-stopped', message: STOPPED, details: {} },
  });
  const ask = (request: ThreadRequest): Promise<string> =>
    isDead
      ? Promise.resolve(stoppedReply)
      : new Promise((resolve) => {
          const id = nextId++;
          waiting.set(id, resolve);
          worker.postMessage({ kind: 'request', id, request });
        });

  const died = (reason: string): void => {
    if (isDead) return;
    isDead = true;
    for (const resolve of waiting.values()) resolve(stoppedReply);
    waiting.clear();
    if (closing === null) for (const listener of deaths) listener(reason);
  };
  worker.on('error', (error) => died(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  worker.on('exit', (code) => died(`The service thread ended with code ${code}.`));
  worker.on('message', (message: FromThread) => {
    switch (message.kind) {
      case 'answer':
        waiting.get(message.id)?.(message.text);
        waiting.delete(message.id);
        return;
      case 'event':
        for (const listener of events) listener(message.name, message.payload);
        return;
      case 'hostRequest':
        void hostRequests
          .answer(message.request)
          .then((answer) => worker.postMessage({ kind: 'hostAnswer', id: message.id, answer }));
        return;
      case 'parserOrder':
        parserOrders.run(message.handle, message.order);
        return;
    }
  });

  const shutDown = async (): Promise<void> => {
    await ask({ op: 'close' });
    parserOrders.killAll();
    await hostRequests.closeAll();
    await worker.terminate();
  };

  return {
    call: (method, input) => ask({ op: 'call', method, input }),
    stage: async (file) => unwrap(await ask({ op: 'stage', file })),
    openBook: async (path, { create }) => unwrap(await ask({ op: 'openBook', path, create })),
    onEvent: (listener) => events.push(listener),
    onDeath: (listener) => deaths.push(listener),
    close: () => (closing ??= shutDown()),
  };
}

/** Turns a reply in JSON text back into its value or the error it carries. */
export function unwrap<T>(text: string): T {
  const reply = JSON.parse(text) as Reply<T>;
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.message, reply.error.details);
}
