/** A parser process started before it is known what to read: it starts up while the rest of a command loads. */
import type { ParserProcess } from './watchParser.ts';

export interface ParserAhead {
  /** The waiting process the first time, a new one from then on. */
  start(): ParserProcess;
  /** Ends a process that nobody took. */
  stop(): void;
}

export function parserAhead(startProcess: () => ParserProcess): ParserAhead {
  let waiting: ParserProcess | null = startProcess();
  const take = (): ParserProcess | null => {
    const parser = waiting;
    waiting = null;
    return parser;
  };
  return {
    start: () => take() ?? startProcess(),
    stop: () => take()?.kill(),
  };
}
