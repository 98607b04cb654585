// Builds out/ when it is missing or older than the sources; two starts at once build once.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './ensureNode.mjs';

const OUT = join(root, 'out');
const STAMP = join(OUT, '.built');
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

/**
 * Runs electron-vite; everything it says goes to standard error. Resolves to whether it worked. The result replaces out/
 * in one step, so that a program started meanwhile finds the old build or the new one, never half of one.
 */
async function buildNow() {
  const state = sourcesState();
  const fresh = join(root, '.cache', `out-${process.pid}`);
  const worn = `${fresh}-worn`;
  try {
    if ((await runElectronVite(fresh)) !== 0) return false;
    writeFileSync(join(fresh, '.built'), state);
    if (existsSync(OUT)) renameSync(OUT, worn);
    renameSync(fresh, OUT);
    return true;
  } finally {
    for (const folder of [fresh, worn]) rmSync(folder, { recursive: true, force: true });
  }
}

function runElectronVite(folder) {
  const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [bin, 'build', '-c', 'electron.config.ts', '--logLevel', 'warn'];
  const env = { ...process.env, QUARTERBOOK_BUILD_FOLDER: folder };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Builds in any case. Resolves to whether it worked. */
export function build() {
  return withLock(buildNow);
}

/** @throws when the build fails; its own words are on standard error by then. */
export async function buildIfStale() {
  if (isFresh()) return;
  await withLock(async () => {
    if (isFresh()) return;
    console.error('Building Quarterbook (only when something changed) ...');
    if (!(await buildNow())) throw new Error('The build failed; see above.');
  });
}

async function withLock(work) {
  await takeLock();
  try {
    return await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}
