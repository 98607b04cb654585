/** Entry of the service thread: it owns the book and the door to it, and asks its host for the few things only a host can do. */
import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../shared/contract/errors.ts';
import { startServices } from './api/startServices.ts';
import { explainError } from './api/unexpectedErrors.ts';
import { hostOverPort } from './hosts/thread/hostOverPort.ts';
import type { FromThread, ThreadRequest, ThreadStart, ToThread } from './hosts/thread/messages.ts';

if (parentPort === null) throw new Error('worker.js is started by a host, not by hand.');
const port = parentPort;
// Written by startServiceThread, our only starter.
const start = workerData as ThreadStart;
const tell = (message: FromThread): void => port.postMessage(message);

const { host, receive } = hostOverPort(port, start);
const services = startServices({ host, emit: (name, payload) => tell({ kind: 'event', name, payload }) });

async function run(request: ThreadRequest): Promise<string> {
  switch (request.op) {
    case 'call':
      return services.call(request.method, request.input);
    case 'stage':
      return asReply(request.op, async () => services.stage(request.file));
    case 'openBook':
      return asReply(request.op, () => services.openBook(request.path, { create: request.create }));
    case 'close':
      return asReply(request.op, async () => {
        await services.close();
        return null;
      });
    default:
      return assertNever(request);
  }
}

async function asReply(doing: string, work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify({ ok: true, value: await work() });
  } catch (error) {
    return JSON.stringify({ ok: false, error: explainError(error, doing, host.folders.config) });
  }
}

port.on('message', (message: ToThread) => {
  if (receive(message) || message.kind !== 'request') return;
  void run(message.request).then((text) => tell({ kind: 'answer', id: message.id, text }));
});
