/** The host as the service thread sees it: every member is a message to the process that has the window or the browser. */
import type { Delivery } from '../../../shared/contract/app.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Host, ParserProcess, PdfPrinter } from '../host.ts';
import { forkParser } from '../node/forkParser.ts';
import type { HostAnswer, HostRequest, Port, ThreadStart, ToThread } from './messages.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface RelayedParser {
  readonly messages: ((message: unknown) => void)[];
  readonly exits: ((code: number | null) => void)[];
}

export interface HostEnd {
  readonly host: Host;
  /** Feeds a message from the host's process; answers false when it was not for this end. */
  receive(message: ToThread): boolean;
}

export function hostOverPort(port: Port, start: ThreadStart): HostEnd {
  const waiting = new Map<number, Waiting>();
  const parsers = new Map<number, RelayedParser>();
  let nextId = 1;

  // The op decides the type of the answer; both ends are in this folder.
  const ask = <T>(request: HostRequest): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      port.postMessage({ kind: 'hostRequest', id, request });
    });

  const settle = (id: number, answer: HostAnswer): void => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (answer.ok) asked?.resolve(answer.value);
    else asked?.reject(new AppError(answer.error.code, answer.error.message, answer.error.details));
  };

  const openPrinter = async (): Promise<PdfPrinter | null> => {
    const handle = await ask<number | null>({ op: 'openPrinter' });
    if (handle === null) return null;
    return {
      print: (html, options) => ask<Uint8Array>({ op: 'print', handle, html, options }),
      close: () => ask<void>({ op: 'closePrinter', handle }),
    };
  };

  const relayParser = async (): Promise<ParserProcess> => {
    const handle = await ask<number>({ op: 'startParser' });
    const relayed: RelayedParser = { messages: [], exits: [] };
    parsers.set(handle, relayed);
    return {
      send: (message) => void ask({ op: 'parserSend', handle, message }),
      onMessage: (listener) => relayed.messages.push(listener),
      onExit: (listener) => relayed.exits.push(listener),
      kill: () => void ask({ op: 'parserKill', handle }),
      residentBytes: () => ask<number | null>({ op: 'parserMemory', handle }),
    };
  };

  const { parserEntry } = start;
  const host: Host = {
    capabilities: start.capabilities,
    folders: start.folders,
    dialogs: start.hasDialogs
      ? {
          pickBook: () => ask<string | null>({ op: 'pickBook' }),
          pickSaveTarget: (options) => ask<string | null>({ op: 'pickSaveTarget', options }),
          pickFolder: (options) => ask<string | null>({ op: 'pickFolder', options }),
        }
      : null,
    openPrinter,
    deliver: (file) => ask<Delivery>({ op: 'deliver', file }),
    startParser: parserEntry === null ? relayParser : async () => forkParser(parserEntry),
  };

  return {
    host,
    receive: (message) => {
      switch (message.kind) {
        case 'hostAnswer':
          settle(message.id, message.answer);
          return true;
        case 'parserMessage':
          for (const listener of parsers.get(message.handle)?.messages ?? []) listener(message.message);
          return true;
        case 'parserExit':
          for (const listener of parsers.get(message.handle)?.exits ?? []) listener(message.code);
          parsers.delete(message.handle);
          return true;
        case 'request':
          return false;
      }
    },
  };
}
