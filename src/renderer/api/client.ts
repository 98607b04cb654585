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

/** Listens to one event until the returned function is called. */
function on<Name extends EventName>(name: Name, callback: (payload: Events[Name]) => void): () => void {
  return transport.on((event, payload) => {
    if (event === name) callback(payload as Events[Name]);
  });
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
