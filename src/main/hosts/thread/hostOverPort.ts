/** The host as the service thread sees it: every member is a message to the process that has the window or the browser. */
import type { Delivery } from '../../../shared/contract/app.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Host, PdfPrinter } from '../host.ts';
import { startNodeParser } from '../../import/parser/nodeParserProcess.ts';
import type { HostAnswer, HostRequest, Port, ThreadStart, ToThread } from './messages.ts';
import { relayParsers } from './relayParsers.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface HostEnd {
  readonly host: Host;
  /** Feeds a message from the host's process; answers false when it was not for this end. */
  receive(message: ToThread): boolean;
}

export function hostOverPort(port: Port, start: ThreadStart): HostEnd {
  const waiting = new Map<number, Waiting>();
  const parsers = relayParsers(port);
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
    showDocument: (html) => ask<string>({ op: 'showDocument', html }),
    startParser: parserEntry === null ? parsers.start : () => startNodeParser(parserEntry),
    rowsEntry: start.rowsEntry,
  };

  return {
    host,
    receive: (message) => {
      switch (message.kind) {
        case 'hostAnswer':
          settle(message.id, message.answer);
          return true;
        case 'parserMessage':
        case 'parserUse':
        case 'parserExit':
          parsers.receive(message);
          return true;
        case 'request':
          return false;
      }
    },
  };
}
