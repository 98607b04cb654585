import { describe, expect, it } from 'vitest';
import { parserAhead } from '../../../../src/main/import/parser/parserAhead.ts';
import type { ParserProcess } from '../../../../src/main/import/parser/watchParser.ts';

/** Processes by number, in the order they were started, and which of them were ended. */
function startable(): {
  readonly start: () => ParserProcess;
  readonly started: readonly ParserProcess[];
  readonly ended: readonly number[];
} {
  const started: ParserProcess[] = [];
  const ended: number[] = [];
  const start = (): ParserProcess => {
    const at = started.length;
    const parser: ParserProcess = {
      postMessage: () => undefined,
      onMessage: () => undefined,
      onExit: () => undefined,
      kill: () => void ended.push(at),
      measure: () => ({ rssBytes: null, cpuMs: null }),
    };
    started.push(parser);
    return parser;
  };
  return { start, started, ended };
}

describe('a parser started ahead', () => {
  it('is handed out once; a second file gets a process of its own', () => {
    const { start, started } = startable();
    const ahead = parserAhead(start);
    expect(started).toHaveLength(1);
    expect(ahead.start()).toBe(started[0]);
    expect(ahead.start()).toBe(started[1]);
    expect(started).toHaveLength(2);
  });

  it('is ended when nobody took it, and left to whoever did', () => {
    const unused = startable();
    const ahead = parserAhead(unused.start);
    ahead.stop();
    ahead.stop();
    expect(unused.ended).toEqual([0]);
    const used = startable();
    const taken = parserAhead(used.start);
    taken.start();
    taken.stop();
    expect(used.ended).toEqual([]);
  });
});
