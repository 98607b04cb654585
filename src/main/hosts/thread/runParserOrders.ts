/** The host's end of relayParsers: starts, feeds, measures and ends parser processes for the service thread. */
import type { ParserProcess } from '../../import/parser/watchParser.ts';
import type { Host } from '../host.ts';
import type { ParserOrder, Port, ToThread } from './messages.ts';

const MEASURE_EVERY_MS = 500;

export interface ParserOrders {
  run(handle: number, order: ParserOrder): void;
  killAll(): void;
}

export function runParserOrders(host: Pick<Host, 'startParser'>, port: Port): ParserOrders {
  const running = new Map<number, ParserProcess>();
  const tell = (message: ToThread): void => port.postMessage(message);

  const start = (handle: number): void => {
    const parser = host.startParser();
    running.set(handle, parser);
    const measure = setInterval(() => tell({ kind: 'parserUse', handle, use: parser.measure() }), MEASURE_EVERY_MS);
    parser.onMessage((message) => tell({ kind: 'parserMessage', handle, message }));
    parser.onExit(() => {
      clearInterval(measure);
      running.delete(handle);
      tell({ kind: 'parserExit', handle });
    });
  };

  return {
    run: (handle, order) => {
      switch (order.op) {
        case 'start':
          return start(handle);
        case 'post':
          return running.get(handle)?.postMessage(order.message);
        case 'kill':
          return running.get(handle)?.kill();
      }
    },
    killAll: () => {
      for (const parser of running.values()) parser.kill();
    },
  };
}
