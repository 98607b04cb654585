/** The browser host as a process: ports, signals, what is left behind. No page is needed. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startLoopbackProcess } from '../support/loopbackProcess.ts';

const root = join(import.meta.dirname, '..', '..');
const temporaryFolders = (pid: number): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`quarterbook-${pid}-`));

/** Runs a script of the checkout without a display and answers what it said, stopping it once it serves. */
async function runUntilServing(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; text: string }> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const collect = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    // Once: a second Ctrl-C ends the program without another word.
    if (text.includes('Ctrl-C stops') && !child.killed) child.kill('SIGINT');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  // Not "exit": its last words may still be on their way then.
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, text };
}

test('Ctrl-C closes the book, removes what was staged and ends with 0', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'books-'));
  const book = join(folder, 'Mine.qbook');
  const host = await startLoopbackProcess(['--book', book]);
  expect(existsSync(book)).toBe(true);
  expect(temporaryFolders(host.pid)).toHaveLength(1);
  expect(await host.stop()).toBe(0);
  expect(temporaryFolders(host.pid)).toEqual([]);
  // Nothing beside the book: no journal, no lock note.
  expect(readdirSync(folder)).toEqual(['Mine.qbook']);
  rmSync(folder, { recursive: true });
});

test('a taken port is no reason not to start', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const host = await startLoopbackProcess(['--port', String(port)]);
  expect(host.lines).toContain(`Port ${port} is taken or not allowed; using a free one instead.`);
  expect(await host.newAddress()).not.toContain(`:${port}/`);
  expect(await host.stop()).toBe(0);
  taken.close();
});

test('a second start on the same book is refused with a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'books-'));
  const book = join(folder, 'Mine.qbook');
  const host = await startLoopbackProcess(['--book', book]);
  await expect(startLoopbackProcess(['--book', book])).rejects.toThrow(/book\/in-use: /);
  await host.stop();
  rmSync(folder, { recursive: true });
});

test('npm start without a display says why it serves a browser, prints the address and stops cleanly', async () => {
  test.skip(process.platform !== 'linux', 'other systems always have a display');
  const home = mkdtempSync(join(tmpdir(), 'quarterbook-test-home-'));
  const { code, text } = await runUntilServing('start.mjs', ['--no-open'], { QUARTERBOOK_HOME: home });
  expect(text).toContain('The desktop window (Electron) is not used: there is no display.');
  expect(text).toMatch(/Open http:\/\/127\.0\.0\.1:\d+\/open\?t=[A-Za-z0-9_-]{43}/);
  expect(text).toContain('Stopped. Your book is saved.');
  expect(text).not.toMatch(/\n\s+at /);
  expect(code).toBe(0);
  rmSync(home, { recursive: true });
});
