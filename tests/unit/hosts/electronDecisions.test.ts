/** What the desktop host may do is decided by pure functions: here they are asked, without Electron. */
import { describe, expect, test } from 'vitest';
import { MENU_COMMANDS, type MenuCommand } from '../../../src/shared/contract/app.ts';
import {
  APP_ORIGIN,
  isOurAddress,
  isTrustedCaller,
  mayRequest,
  mayUsePermission,
} from '../../../src/main/hosts/electron/addresses.ts';
import { answerPage } from '../../../src/main/hosts/electron/answerPage.ts';
import { givenFiles } from '../../../src/main/hosts/electron/fileArguments.ts';
import { menuTemplate } from '../../../src/main/hosts/electron/menuTemplate.ts';
import { appWindowOptions, printWindowOptions } from '../../../src/main/hosts/electron/windowOptions.ts';
import { fitWindow } from '../../../src/main/hosts/electron/windowState.ts';
import { createShownDocuments } from '../../../src/main/hosts/shownDocuments.ts';
import { contentSecurityPolicy } from '../../../src/main/hosts/pageSecurity.ts';
import type { PageFile } from '../../../src/main/hosts/pageFiles.ts';

describe('addresses', () => {
  test.each([
    ['app://book/', true],
    ['app://book/#/portfolio', true],
    ['app://book', true],
    ['app://book.evil/', false],
    ['app://evil/?app://book/', false],
    ['app://book@evil/', false],
    ['app://user@book/', false],
    ['app://book:1/', false],
    ['https://book/', false],
    ['https://evil.example/?app://book/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['about:blank', false],
    ['data:text/html,x', false],
    ['', false],
    ['not an address', false],
  ])('%s is ours: %s', (address, expected) => {
    expect(isOurAddress(address, APP_ORIGIN)).toBe(expected);
  });

  test.each([
    ['app://book/assets/x.js', true],
    ['data:image/png;base64,AA', true],
    ['blob:app://book/9b2e', true],
    ['blob:https://evil.example/9b2e', false],
    ['https://evil.example/', false],
    ['http://127.0.0.1/', false],
    ['ws://127.0.0.1/', false],
    ['ftp://x/', false],
    ['file:///etc/passwd', false],
    ['devtools://devtools/x.html', false],
    ['chrome-extension://x/', false],
  ])('the installed app may load %s: %s', (address, expected) => {
    expect(mayRequest(address, APP_ORIGIN, false)).toBe(expected);
  });

  test('development may also reach its own server and the developer tools', () => {
    const origin = 'http://127.0.0.1:5173';
    expect(mayRequest('http://127.0.0.1:5173/main.tsx', origin, true)).toBe(true);
    expect(mayRequest('ws://127.0.0.1:5173/', origin, true)).toBe(true);
    expect(mayRequest('devtools://devtools/bundled/x.html', origin, true)).toBe(true);
    expect(mayRequest('http://127.0.0.1:5174/', origin, true)).toBe(false);
    expect(mayRequest('https://evil.example/', origin, true)).toBe(false);
  });
});

describe('callers and permissions', () => {
  const frame = { url: 'app://book/', isMainFrame: true, isDetached: false };
  const ours = new Set([7]);
  test.each([
    ['our window', { windowId: 7, frame }, true],
    ['a frame that is gone', { windowId: 7, frame: null }, false],
    ['another window', { windowId: 8, frame }, false],
    ['a frame inside the page', { windowId: 7, frame: { ...frame, isMainFrame: false } }, false],
    ['a detached frame', { windowId: 7, frame: { ...frame, isDetached: true } }, false],
    ['our window showing something else', { windowId: 7, frame: { ...frame, url: 'https://evil.example/' } }, false],
    ['our window showing about:blank', { windowId: 7, frame: { ...frame, url: 'about:blank' } }, false],
  ])('%s', (_name, caller, expected) => {
    expect(isTrustedCaller(caller, APP_ORIGIN, ours)).toBe(expected);
  });

  test('only copying and full screen, only for the page itself', () => {
    const asked = [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'hid',
      'serial',
      'usb',
      'display-capture',
      'fileSystem',
    ];
    for (const permission of asked) expect(mayUsePermission(permission, 'app://book/', true, APP_ORIGIN)).toBe(false);
    expect(mayUsePermission('clipboard-sanitized-write', 'app://book/', true, APP_ORIGIN)).toBe(true);
    expect(mayUsePermission('fullscreen', 'app://book/', true, APP_ORIGIN)).toBe(true);
    expect(mayUsePermission('fullscreen', 'app://book/', false, APP_ORIGIN)).toBe(false);
    expect(mayUsePermission('fullscreen', 'https://evil.example/', true, APP_ORIGIN)).toBe(false);
  });
});

describe('pages', () => {
  const page: PageFile = {
    type: 'text/html; charset=utf-8',
    body: Buffer.from('<head></head>__CSP_NONCE__'),
    isImmutable: false,
  };
  const pages = new Map<string, PageFile>([
    ['/', page],
    ['/assets/a.js', { type: 'text/javascript', body: Buffer.from('1'), isImmutable: true }],
  ]);

  const documents = createShownDocuments();
  const sources = { pages, documents };

  test('a shown document has a policy of its own', () => {
    const { status, headers, body } = answerPage('GET', `app://book${documents.show('<h1>Brief</h1>')}`, sources, 'n');
    expect([status, body]).toEqual([200, '<h1>Brief</h1>']);
    expect(headers['Content-Security-Policy']).toMatch(/^default-src 'none'; .*sandbox$/);
  });

  test('a page carries the policy with its nonce', () => {
    const { status, headers, body } = answerPage('GET', 'app://book/', sources, 'N0nce');
    expect(status).toBe(200);
    expect(headers['Content-Security-Policy']).toBe(contentSecurityPolicy('N0nce'));
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
    expect(String(body)).toContain('N0nce');
  });

  test.each([
    ['GET', 'app://book/assets/a.js', 200],
    ['HEAD', 'app://book/', 200],
    ['POST', 'app://book/', 405],
    ['GET', 'app://other/', 404],
    ['GET', 'app://book/../package.json', 404],
    ['GET', 'app://book/%2e%2e/package.json', 404],
    ['GET', 'app://book/assets/', 404],
    ['GET', 'app://book/assets/a.js.map', 404],
    ['GET', 'app://book/constructor', 404],
  ])('%s %s -> %i', (method, address, status) => {
    expect(answerPage(method, address, sources, 'n').status).toBe(status);
  });
});

describe('the window', () => {
  test('has every closed door written down', () => {
    const { webPreferences } = appWindowOptions(
      { bounds: { width: 1, height: 1 }, isMaximized: false },
      '/p/index.cjs',
      true,
    );
    expect(webPreferences).toEqual({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      preload: '/p/index.cjs',
      partition: 'persist:app',
      devTools: false,
    });
    expect(printWindowOptions()).toMatchObject({
      show: false,
      webPreferences: { javascript: false, sandbox: true, contextIsolation: true, partition: 'print' },
    });
    expect(printWindowOptions().webPreferences).not.toHaveProperty('preload');
  });

  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  test.each([
    ['no saved place', null, [screen], { bounds: { width: 1366, height: 860 }, isMaximized: false }],
    [
      'as it was',
      { x: 100, y: 50, width: 1200, height: 800, isMaximized: false },
      [screen],
      { bounds: { x: 100, y: 50, width: 1200, height: 800 }, isMaximized: false },
    ],
    [
      'display unplugged',
      { x: 2500, y: 50, width: 1200, height: 800, isMaximized: true },
      [screen],
      { bounds: { width: 1366, height: 860 }, isMaximized: true },
    ],
    [
      'title bar above the screen',
      { x: 0, y: -300, width: 1200, height: 800, isMaximized: false },
      [screen],
      { bounds: { width: 1366, height: 860 }, isMaximized: false },
    ],
    [
      'larger than the display',
      { x: 0, y: 0, width: 5000, height: 4000, isMaximized: false },
      [screen],
      { bounds: { x: 0, y: 0, width: 1920, height: 1040 }, isMaximized: false },
    ],
    [
      'on the second display',
      { x: 2000, y: 10, width: 900, height: 700, isMaximized: false },
      [screen, { x: 1920, y: 0, width: 1280, height: 1000 }],
      { bounds: { x: 2000, y: 10, width: 900, height: 700 }, isMaximized: false },
    ],
  ])('%s', (_name, saved, areas, expected) => {
    expect(fitWindow(saved, areas)).toEqual(expected);
  });
});

describe('files and menu', () => {
  test('a start with files: options skipped, the last book wins, only spreadsheets are imported', () => {
    expect(
      givenFiles(['--flag', 'a.qbook', '/x/B.QBOOK', 'renewals.XLSX', 'note.pdf', 'usage.csv'], '/home/me'),
    ).toEqual({
      book: '/x/B.QBOOK',
      spreadsheets: ['/home/me/renewals.XLSX', '/home/me/usage.csv'],
    });
    expect(givenFiles([], '/')).toEqual({ book: null, spreadsheets: [] });
  });

  test.each(['linux', 'darwin', 'win32'] as const)('the menu on %s offers every command once', (platform) => {
    const sent: MenuCommand[] = [];
    const template = menuTemplate(platform, true, (command) => sent.push(command));
    for (const menu of template) {
      for (const item of Array.isArray(menu.submenu) ? menu.submenu : []) {
        // Electron passes the window and the event; the items need neither.
        (item.click as undefined | (() => void))?.();
      }
    }
    expect(sent.toSorted()).toEqual([...MENU_COMMANDS].toSorted());
    expect(JSON.stringify(template)).not.toContain('toggleDevTools');
  });
});
