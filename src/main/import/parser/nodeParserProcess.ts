/** The parser as a child process of plain Node: the loopback host and the command line. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ParserMessage } from './messages.ts';
import type { ParserProcess } from './watchParser.ts';

const HEAP_MB = 900;
const PAGE_BYTES = 4096;

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
    measureMemory: () => (isGone || child.pid === undefined ? null : residentBytes(child.pid)),
  };
}

/** Second figure of /proc/PID/statm, in pages; null where there is no /proc. */
function residentBytes(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return null;
  }
}
