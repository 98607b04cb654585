/** The Chromium of the tests: the one inside @sparticuz/chromium where it runs, else an installed one. */
import { chromium, type Browser } from 'playwright-core';
import { join } from 'node:path';
import { bundledBrowser } from '../../src/main/hosts/loopback/bundledBrowser.ts';
import { findBrowser, type PrintingBrowser } from '../../src/main/hosts/loopback/findBrowser.ts';

const cache = join(import.meta.dirname, '..', '..', '.cache');

/** @throws when this machine has none at all. */
export async function testChromium(): Promise<PrintingBrowser> {
  const found = (process.platform === 'linux' ? await bundledBrowser(cache) : null) ?? (await findBrowser(cache));
  if (found === null) throw new Error('No Chromium for the tests: run "npm ci", or install Chrome, Chromium or Edge.');
  return found;
}

/** Without Chromium's own sandbox, which many test machines cannot give; it only ever sees our own pages. */
export async function launchTestBrowser(): Promise<Browser> {
  const { executable, args, env } = await testChromium();
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return chromium.launch({
    executablePath: executable,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...args,
    ],
    env: { ...inherited, ...env },
    chromiumSandbox: false,
  });
}
