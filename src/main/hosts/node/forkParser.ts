/** Starts src/main/parser.ts as a child process of plain Node: killable, without a book, watched from outside. */
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { ParserProcess } from '../host.ts';

/** Linux counts resident memory in pages. */
const PAGE_BYTES = 4096;

/** @param entry path of parser.js (or parser.ts in tests). */
export function forkParser(entry: string): ParserProcess {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // The child reads files of strangers: it gets nothing of this process's environment but what Node needs to run.
    env: pick(process.env, ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'TZ', 'LANG']),
    execArgv: [],
  });
  let hasExited = false;
  const exitListeners: ((code: number | null) => void)[] = [];
  const exited = (code: number | null): void => {
    if (hasExited) return;
    hasExited = true;
    for (const listener of exitListeners) listener(code);
  };
  child.on('exit', exited);
  child.on('error', () => exited(null));
  return {
    send: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      if (hasExited) listener(child.exitCode);
      else exitListeners.push(listener);
    },
    kill: () => child.kill('SIGKILL'),
    residentBytes: () => residentBytes(child.pid),
  };
}

/** Resident memory of a process; null where the system does not tell (the parser then reports its own). */
export async function residentBytes(pid: number | undefined): Promise<number | null> {
  if (pid === undefined || process.platform !== 'linux') return null;
  try {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : null;
  } catch {
    return null;
  }
}

function pick(env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
