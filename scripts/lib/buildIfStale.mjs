// Builds out/ when it is missing or older than the sources; two starts at once build once.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './ensureNode.mjs';

const STAMP = join(root, 'out', '.built');
const LOCK = join(root, '.cache', 'build.lock');
const ENTRIES = [
  'main/index.js',
  'main/browser.js',
  'main/cli.js',
  'main/worker.js',
  'preload/index.cjs',
  'renderer/index.html',
];

/** Newest change and number of the files a build is made from. */
function sourcesState() {
  let newest = 0;
  let count = 0;
  const look = (path) => {
    newest = Math.max(newest, statSync(path).mtimeMs);
    count += 1;
  };
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) look(join(entry.parentPath, entry.name));
  }
  for (const name of ['package.json', 'electron.config.ts', 'tsconfig.base.json']) look(join(root, name));
  return `${newest} ${count}`;
}

function isFresh() {
  try {
    for (const entry of ENTRIES) statSync(join(root, 'out', entry));
    return readFileSync(STAMP, 'utf8') === sourcesState();
  } catch {
    return false;
  }
}

/** Waits for another build of this checkout; a lock whose process is gone counts for nothing. */
async function takeLock() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      writeFileSync(join(LOCK, 'pid'), String(process.pid));
      return;
    } catch {
      if (isAbandoned()) rmSync(LOCK, { recursive: true, force: true });
      else await wait(200);
    }
  }
}

function isAbandoned() {
  try {
    process.kill(Number(readFileSync(join(LOCK, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // No pid yet: its owner is just writing it. A lock older than ten minutes is nobody's.
    if (error.code === 'ENOENT')
      return Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 600_000;
    return error.code === 'ESRCH';
  }
}

/** Runs electron-vite; everything it says goes to standard error. Resolves to whether it worked. */
export function build() {
  const state = sourcesState();
  return new Promise((resolve) => {
    const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const child = spawn(process.execPath, [bin, 'build', '-c', 'electron.config.ts', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    child.on('exit', (code) => {
      if (code === 0) writeFileSync(STAMP, state);
      resolve(code === 0);
    });
  });
}

/** @throws when the build fails; its own words are on standard error by then. */
export async function buildIfStale() {
  if (isFresh()) return;
  await takeLock();
  try {
    if (isFresh()) return;
    console.error('Building Quarterbook (only when something changed) ...');
    if (!(await build())) throw new Error('The build failed; see above.');
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}
