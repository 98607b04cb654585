// Where Electron's program is, and how to get it when it is not there. It never waits long and never asks twice a day.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensureNode.mjs';

const electron = join(root, 'node_modules', 'electron');
const REMEMBERED = join(root, '.cache', 'electron-fetch-failed');
const REACH_MS = 5_000;
const FETCH_MS = 300_000;

/** Path of the program, or null. Looks only; never downloads. */
export function electronBinary() {
  try {
    const relative = readFileSync(join(electron, 'path.txt'), 'utf8');
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist'), relative);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Tries to fetch the program once. Answers why it is still missing, or null when it is there. */
export async function fetchElectron() {
  const today = new Date().toISOString().slice(0, 10);
  if (existsSync(REMEMBERED)) {
    const [day, reason] = readFileSync(REMEMBERED, 'utf8').split('\n');
    if (day === today) return `${reason} (tried earlier today)`;
  }
  const reason = (await reachReason()) ?? (await runInstaller());
  if (reason !== null) {
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(REMEMBERED, `${today}\n${reason}`);
  }
  return reason;
}

/** A short knock first, because the installer itself would wait for minutes on a closed network. */
async function reachReason() {
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  try {
    await fetch(`${mirror}v${version}/SHASUMS256.txt`, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) });
    return null;
  } catch {
    return `its program is not installed and ${new URL(mirror).host} cannot be reached`;
  }
}

function runInstaller() {
  console.error('Fetching the Electron program, once ...');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electron, 'install.js')], {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: FETCH_MS,
    });
    child.on('error', () => resolve('its program could not be fetched'));
    child.on('exit', (code) =>
      resolve(code === 0 && electronBinary() !== null ? null : 'its program could not be fetched'),
    );
  });
}
