/** Parser processes that only the host can start (Electron's utilityProcess), as the service thread holds them. */
import type { ParserMessage } from '../../import/parser/messages.ts';
import type { ParserProcess, ProcessUse } from '../../import/parser/watchParser.ts';
import type { ParserOrder, Port, ToThread } from './messages.ts';

interface Relayed {
  readonly messages: ((message: ParserMessage) => void)[];
  readonly exits: (() => void)[];
  use: ProcessUse;
  isGone: boolean;
}

export interface RelayedParsers {
  start(): ParserProcess;
  receive(message: Extract<ToThread, { kind: 'parserMessage' | 'parserUse' | 'parserExit' }>): void;
}

export function relayParsers(port: Port): RelayedParsers {
  const running = new Map<number, Relayed>();
  let nextHandle = 1;
  return {
    start: () => {
      const handle = nextHandle++;
      const relayed: Relayed = { messages: [], exits: [], use: { rssBytes: null, cpuMs: null }, isGone: false };
      running.set(handle, relayed);
      const tell = (order: ParserOrder): void => port.postMessage({ kind: 'parserOrder', handle, order });
      tell({ op: 'start' });
      return {
        postMessage: (message) => tell({ op: 'post', message }),
        onMessage: (callback) => void relayed.messages.push(callback),
        onExit: (callback) => {
          if (relayed.isGone) callback();
          else relayed.exits.push(callback);
        },
        kill: () => tell({ op: 'kill' }),
        measure: () => relayed.use,
      };
    },
    receive: (message) => {
      const relayed = running.get(message.handle);
      if (relayed === undefined) return;
      switch (message.kind) {
        case 'parserMessage':
          for (const callback of relayed.messages) callback(message.message);
          return;
        case 'parserUse':
          relayed.use = message.use;
          return;
        case 'parserExit':
          relayed.isGone = true;
          running.delete(message.handle);
          for (const callback of relayed.exits) callback();
          return;
      }
    },
  };
}
