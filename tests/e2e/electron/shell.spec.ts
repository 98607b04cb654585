/**
 * The desktop shell itself: what only Electron can show. Everything else is a journey on the loopback host, which serves
 * the same screens. Skipped, and said so, where Electron's program is not installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { electronBinary } from '../../../scripts/lib/electronBinary.mjs';

const binary = electronBinary();
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
test.skip(binary === null, 'no Electron binary');
test.skip(!hasDisplay, 'no display');

let home: string;
let app: ElectronApplication;

test.beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'quarterbook-electron-'));
  app = await _electron.launch({
    executablePath: binary ?? '',
    args: [join(import.meta.dirname, '..', '..', '..'), `--user-data-dir=${join(home, 'data')}`],
    env: { ...(process.env as Record<string, string>), QUARTERBOOK_HOME: home },
  });
});

test.afterEach(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

test('the window is ours, sandboxed and has two functions', async () => {
  const page = await app.firstWindow();
  await expect(page.getByRole('main')).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/book\//);
  const inside = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { quarterbook: object }).quarterbook).toSorted(),
    node: typeof (globalThis as { process?: unknown }).process,
    require: typeof (globalThis as { require?: unknown }).require,
  }));
  expect(inside).toEqual({ bridge: ['invoke', 'on'], node: 'undefined', require: 'undefined' });
});

test('the page cannot leave, open windows, reach the web or get permissions', async () => {
  const page = await app.firstWindow();
  const outcome = await page.evaluate(async () => ({
    opened: window.open('https://example.com/') === null,
    fetched: await fetch('https://example.com/').then(
      () => 'ran',
      () => 'refused',
    ),
    permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
  }));
  expect(outcome).toEqual({ opened: true, fetched: 'refused', permission: 'denied' });
  await page.evaluate(() => location.assign('https://example.com/'));
  await expect.poll(() => page.url()).toMatch(/^app:\/\/book\//);
});

test('the menu offers every command', async () => {
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? []);
  expect(labels.length).toBeGreaterThanOrEqual(5);
});

test('the services answer through the bridge and say what this host can do', async () => {
  const page = await app.firstWindow();
  const reply = await page.evaluate(async () =>
    (
      window as unknown as { quarterbook: { invoke(name: string, input: unknown): Promise<string> } }
    ).quarterbook.invoke('app.start', {}),
  );
  expect(JSON.parse(reply)).toMatchObject({
    ok: true,
    value: { capabilities: { host: 'electron', printPdf: true, dialogs: true } },
  });
});
