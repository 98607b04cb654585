/** The parser as a child process of plain Node: the loopback host and the command line. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ParserMessage } from './messages.ts';
import type { ParserProcess, ProcessUse } from './watchParser.ts';

const HEAP_MB = 900;
const PAGE_BYTES = 4096;
/** Milliseconds of one tick of the kernel's clock for processes. */
const TICK_MS = 10;
const UNKNOWN: ProcessUse = { rssBytes: null, cpuMs: null };

/**
 * Starts the parser.
 * @param script path of the built entry (out/main/parser.js), or of src/main/parser.ts where Node strips types.
 */
export function startNodeParser(script: string): ParserProcess {
  const child = fork(script, [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  });
  let isGone = false;
  child.once('exit', () => {
    isGone = true;
  });
  // A send to a process that has just died is reported here; its exit tells the rest.
  child.on('error', () => undefined);
  return {
    postMessage: (message) => {
      child.send(message, () => undefined);
    },
    onMessage: (callback) => {
      child.on('message', (message) => callback(message as ParserMessage));
    },
    onExit: (callback) => {
      if (isGone) callback();
      else child.once('close', callback);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
    measure: () => (isGone || child.pid === undefined ? UNKNOWN : useOf(child.pid)),
  };
}

/** From /proc/PID/stat, counted after the name, which may hold blanks; nothing is known where there is no /proc. */
function useOf(pid: number): ProcessUse {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const figures = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [userTicks = 0, systemTicks = 0] = figures.slice(11, 13);
    return { rssBytes: (figures[21] ?? 0) * PAGE_BYTES, cpuMs: (userTicks + systemTicks) * TICK_MS };
  } catch {
    return UNKNOWN;
  }
}
