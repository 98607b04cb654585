/** Rules of the desktop host that hold by how it is written. Source: reliability page, E18. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { fuses } from '../../../scripts/lib/fuses.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') };
  });
const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
const countIn = (path: string, pattern: RegExp): number =>
  (sources.find((source) => source.path === path)?.text.match(pattern) ?? []).length;

describe('the desktop host, as written', () => {
  test('listens to IPC in one file, through one registrar', () => {
    expect(filesWith(/\bipcMain\b/)).toEqual(['src/main/hosts/electron/bridge.ts']);
    expect(countIn('src/main/hosts/electron/bridge.ts', /ipcMain\.(handle|on)\(/g)).toBe(1);
  });

  test('makes windows only from the written-down preferences', () => {
    expect(filesWith(/new BrowserWindow\(/).toSorted()).toEqual([
      'src/main/hosts/electron/printer.ts',
      'src/main/hosts/electron/runElectron.ts',
    ]);
    expect(filesWith(/nodeIntegration|contextIsolation|webSecurity/)).toEqual([
      'src/main/hosts/electron/windowOptions.ts',
    ]);
  });

  test('opens nothing outside itself', () => {
    expect(
      filesWith(
        /openExternal|openPath|\bshell\b.*from 'electron'|no-sandbox|bypassCSP|crashReporter|@electron\/remote/,
      ),
    ).toEqual([]);
  });

  test('registers its scheme once, before it is ready, after the sandbox is on', () => {
    expect(filesWith(/registerSchemesAsPrivileged\(/)).toEqual(['src/main/hosts/electron/runElectron.ts']);
    const text = sources.find(({ path }) => path === 'src/main/hosts/electron/runElectron.ts')?.text ?? '';
    const order = [
      'app.enableSandbox()',
      'registerSchemesAsPrivileged(',
      'guardWebContents(origin)',
      'await app.whenReady()',
      'guardSession(',
    ].map((word) => text.indexOf(word));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('exposes two functions to the page', () => {
    const preload = sources.find(({ path }) => path === 'src/preload/index.ts')?.text ?? '';
    expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
    expect(preload.match(/^ {2}(\w+):/gm)?.map((line) => line.trim())).toEqual(['invoke:', 'on:']);
    expect(preload.match(/from '([^']+)'/g)).toEqual(["from 'electron'"]);
  });

  test('writes markup into no page', () => {
    expect(filesWith(/\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/)).toEqual([]);
  });

  test.each(['linux', 'darwin', 'win32'])('decides every fuse on %s', (platform) => {
    const config = fuses(platform) as unknown as Record<string, unknown>;
    const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    const table = Object.fromEntries(
      names.map((name) => [name, config[FuseV1Options[name as keyof typeof FuseV1Options]]]),
    );
    expect(config['strictlyRequireAllFuses']).toBe(true);
    expect(table).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: platform !== 'linux',
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });
});
