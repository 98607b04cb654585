/** The plain-Node hosts: places, names and links, without a server. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachment } from '../../../src/main/hosts/loopback/downloads.ts';
import { browserPaths } from '../../../src/main/hosts/loopback/findBrowser.ts';
import { createOneTimeLinks, LINK_SECONDS } from '../../../src/main/hosts/loopback/oneTimeLinks.ts';
import { browserOpener } from '../../../src/main/hosts/loopback/openInBrowser.ts';
import { displayName } from '../../../src/main/hosts/loopback/receiveBody.ts';
import { booksFolder, configFolder, prepareFolders, removeTemporary } from '../../../src/main/hosts/node/folders.ts';

describe('folders', () => {
  test.each([
    ['linux', {}, '/home/me/.config/quarterbook'],
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/quarterbook'],
    ['darwin', {}, '/home/me/Library/Application Support/Quarterbook'],
    ['linux', { QUARTERBOOK_HOME: '/q' }, '/q'],
    ['linux', { QUARTERBOOK_HOME: '' }, '/home/me/.config/quarterbook'],
  ] as const)('%s %o', (platform, env, expected) => {
    expect(configFolder({ platform, home: '/home/me', env })).toBe(expected);
  });

  test('books lie with the documents, or beside the settings of a chosen home', () => {
    expect(booksFolder({ platform: 'linux', home: '/home/me', env: {} })).toBe('/home/me/Documents/Quarterbook');
    expect(booksFolder({ platform: 'linux', home: '/home/me', env: { QUARTERBOOK_HOME: '/q' } })).toBe('/q/books');
  });

  test('the temporary folder is private, and what a killed run left is removed at the next start', () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    // No process has this id: the largest Linux gives is 4194304.
    const orphan = join(tmpdir(), 'quarterbook-99999999-orphan');
    mkdirSync(orphan, { recursive: true });
    const before = process.env['QUARTERBOOK_HOME'];
    process.env['QUARTERBOOK_HOME'] = home;
    try {
      const folders = prepareFolders('/resources');
      expect(statSync(folders.temporary).mode & 0o777).toBe(0o700);
      expect(existsSync(orphan)).toBe(false);
      removeTemporary(folders);
      expect(existsSync(folders.temporary)).toBe(false);
    } finally {
      if (before === undefined) delete process.env['QUARTERBOOK_HOME'];
      else process.env['QUARTERBOOK_HOME'] = before;
      rmSync(home, { recursive: true });
    }
  });
});

describe('one-time links', () => {
  test('are good once, for a minute, and each is its own', () => {
    let now = 0;
    const links = createOneTimeLinks(() => now);
    const first = links.issue();
    const second = links.issue();
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(first).not.toBe(second);
    expect(links.redeem(first)).toBe('good');
    expect(links.redeem(first)).toBe('stale');
    now = LINK_SECONDS * 1000 + 1;
    expect(links.redeem(second)).toBe('stale');
    expect(links.redeem('x')).toBe('unknown');
    expect(links.redeem('')).toBe('unknown');
  });
});

describe('names', () => {
  test.each([
    [undefined, 'file'],
    ['renewals.xlsx', 'renewals.xlsx'],
    ['..%2F..%2Fetc%2Fpasswd', 'passwd'],
    ['C%3A%5CUsers%5Cme%5Ca.csv', 'a.csv'],
    ['a%00b%0A.csv', 'ab.csv'],
    ['%E2%80%AExslx.exe', 'xslx.exe'],
    ['100%', '100%'],
    ['x'.repeat(5000), 'x'.repeat(255)],
    ['%2F', 'file'],
  ])('%s is shown as %s', (header, expected) => {
    expect(displayName(header)).toBe(expected);
  });

  test('a download keeps its name whatever it is made of', () => {
    expect(attachment('a.pdf')).toBe(`attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`);
    expect(attachment('a"\r\nSet-Cookie: x.pdf')).not.toMatch(/[\r\n]/);
    expect(attachment("Ü'(1).pdf")).toBe(`attachment; filename="_'(1).pdf"; filename*=UTF-8''%C3%9C%27%281%29.pdf`);
  });
});

describe('browsers', () => {
  test('well-known places per system', () => {
    expect(browserPaths({ platform: 'linux', env: {} })).toContain('/usr/bin/chromium');
    expect(browserPaths({ platform: 'darwin', env: {} })[0]).toBe(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(browserPaths({ platform: 'win32', env: { PROGRAMFILES: 'P' } })).toHaveLength(3);
  });

  test('nothing is opened without a display', () => {
    expect(browserOpener({ platform: 'linux', env: {} })).toBeNull();
    expect(browserOpener({ platform: 'linux', env: { DISPLAY: '' } })).toBeNull();
    expect(browserOpener({ platform: 'linux', env: { DISPLAY: ':0' } })).toEqual(['xdg-open']);
    expect(browserOpener({ platform: 'darwin', env: {} })).toEqual(['open']);
  });
});
