/**
 * Unpacks the Chromium that comes inside the @sparticuz/chromium package (a development dependency, Linux only).
 *
 * The package itself unpacks into the shared temporary folder, where another user could have put a program first and where
 * two processes at once see each other's half-written file. Here a child process unpacks into a folder of ours, which
 * then gets its final name in one step.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PrintingBrowser } from './findBrowser.ts';

const UNPACK = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
const UNPACK_MS = 120_000;

/** @param cache a folder only we write, e.g. `.cache` of the checkout. Null: the package is not installed or does not unpack. */
export async function bundledBrowser(cache: string): Promise<PrintingBrowser | null> {
  try {
    const version = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
    const folder = join(cache, `chromium-${await versionOf(version)}`);
    if (!existsSync(join(folder, 'chromium'))) await unpack(cache, folder);
    return {
      executable: join(folder, 'chromium'),
      args: ['--headless', '--disable-gpu'],
      env: { FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    };
  } catch {
    return null;
  }
}

async function versionOf(packageFile: URL): Promise<string> {
  const { default: description } = (await import(packageFile.href, { with: { type: 'json' } })) as {
    default: { version: string };
  };
  return description.version;
}

async function unpack(cache: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const part = mkdtempSync(join(cache, 'chromium-part-'));
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: part, TEMP: part, TMP: part },
      timeout: UNPACK_MS,
    });
    writeFileSync(join(part, 'fonts.conf'), fontsConfiguration(folder));
    if (!existsSync(folder)) renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** Its own fonts first (machines without any), then the system's. */
function fontsConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = folders.map((path) => `<dir>${path}</dir>`).join('');
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${lines}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`;
}
