/** The client of the services: the only place that knows which host it runs in and how a call travels. */
import type { Source } from '../../shared/contract/app.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { EventName, Events, Input, MethodName, Output } from '../../shared/contract/index.ts';
import type { Reply } from '../../shared/contract/method.ts';
import { electronTransport } from './electronTransport.ts';
import { loopbackTransport } from './loopbackTransport.ts';
import type { Transport } from './transport.ts';

const transport: Transport = electronTransport() ?? loopbackTransport();

function unwrap<T>(text: string): T {
  // The services answer with Reply as JSON text; both ends are built from the same contract.
  const reply = JSON.parse(text) as Reply<T>;
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.message, reply.error.details);
}

/** One contract method. @throws AppError with the services' code and sentence. */
async function call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  return unwrap(await transport.call(name, input));
}

type Listener = (payload: unknown) => void;

const listeners = new Map<EventName, Set<Listener>>();
/** Files can be handed in from outside before any screen listens for them; everything else is asked for when a screen appears. */
let filesNobodyTook: unknown[] = [];

transport.on((name, payload) => {
  // Both ends name events by the same contract.
  const heard = listeners.get(name as EventName);
  if (name === 'app.filesDropped' && (heard === undefined || heard.size === 0)) filesNobodyTook.push(payload);
  for (const listener of heard ?? []) listener(payload);
});

/** Listens to one event until the returned function is called. */
function on<Name extends EventName>(name: Name, callback: (payload: Events[Name]) => void): () => void {
  const listener: Listener = (payload) => callback(payload as Events[Name]);
  const heard = listeners.get(name) ?? new Set();
  listeners.set(name, heard.add(listener));
  if (name === 'app.filesDropped') {
    for (const payload of filesNobodyTook) listener(payload);
    filesNobodyTook = [];
  }
  return () => heard.delete(listener);
}

/**
 * Hands files the person picked or dropped to the services; a screen knows them only by `sourceId`.
 * @param onProgress bytes handed over so far, of all files.
 */
async function stageFiles(
  files: readonly File[],
  onProgress: (bytes: number) => void = () => undefined,
): Promise<readonly Source[]> {
  const staged: Source[] = [];
  let done = 0;
  for (const file of files) {
    staged.push(unwrap<Source>(await transport.stage(file)));
    done += file.size;
    onProgress(done);
  }
  return staged;
}

export const api = { call, on, stageFiles };
