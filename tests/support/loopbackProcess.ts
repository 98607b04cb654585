/** Starts the built loopback host as a process of its own, on a private home, and asks it for one-time addresses. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LoopbackProcess {
  readonly home: string;
  readonly pid: number;
  /** A fresh one-time address. */
  newAddress(): Promise<string>;
  /** Lines it has said so far. */
  readonly lines: readonly string[];
  /** Asks it to stop as Ctrl-C does; answers its exit code. */
  stop(): Promise<number | null>;
}

const root = join(import.meta.dirname, '..', '..');

export async function startLoopbackProcess(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<LoopbackProcess> {
  const home = mkdtempSync(join(tmpdir(), 'quarterbook-test-home-'));
  const lines: string[] = [];
  const child = fork(join(root, 'out', 'main', 'browser.js'), ['--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, QUARTERBOOK_HOME: home, TZ: 'UTC', ...env },
    execArgv: [],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const collect = (chunk: Buffer): void =>
    void lines.push(
      ...chunk
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== ''),
    );
  child.stderr?.on('data', collect);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      collect(chunk);
      if (lines.some((line) => line.startsWith('Open http://'))) resolve();
    });
    void ended.then((code) => {
      rmSync(home, { recursive: true, force: true });
      reject(new Error(`The loopback host ended with code ${code}:\n${lines.join('\n')}`));
    });
  });
  return {
    home,
    pid: child.pid ?? 0,
    lines,
    newAddress: () =>
      new Promise((resolve) => {
        child.once('message', (message) => resolve((message as { address: string }).address));
        child.send('new-address');
      }),
    stop: async () => {
      child.kill('SIGINT');
      const code = await ended;
      rmSync(home, { recursive: true, force: true });
      return code;
    },
  };
}
