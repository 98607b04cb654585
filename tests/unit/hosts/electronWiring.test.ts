/** The wiring of the desktop host over a stand-in for Electron, which this machine need not have: are the decisions asked? */
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServiceLink } from '../../../src/main/hosts/thread/serviceLink.ts';
import type { StagedFile } from '../../../src/main/hosts/host.ts';

const electron = vi.hoisted(() => ({
  channels: new Map<string, (...args: unknown[]) => Promise<string>>(),
  app: null as unknown,
}));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const app = new Emitter();
  electron.app = app;
  return {
    app,
    ipcMain: {
      handle: (name: string, answer: (...args: unknown[]) => Promise<string>) => electron.channels.set(name, answer),
    },
  };
});
const { openBridge } = await import('../../../src/main/hosts/electron/bridge.ts');
const { guardSession, guardWebContents } = await import('../../../src/main/hosts/electron/secureApp.ts');
const { APP_ORIGIN } = await import('../../../src/main/hosts/electron/addresses.ts');

const folder = mkdtempSync(join(tmpdir(), 'wiring-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bridge', () => {
  const calls: unknown[] = [];
  const staged: StagedFile[] = [];
  let events: (name: string, payload: unknown) => void = () => undefined;
  const link: Pick<ServiceLink, 'call' | 'stage' | 'onEvent'> = {
    call: async (method, input) => {
      calls.push([method, input]);
      return '{"ok":true,"value":1}';
    },
    stage: async (file) => {
      staged.push(file);
      return { sourceId: 's1', name: file.name, bytes: file.bytes };
    },
    onEvent: (listener) => {
      events = listener;
    },
  };
  const sent: unknown[] = [];
  const window = Object.assign(new EventEmitter(), {
    webContents: { id: 7, send: (...args: unknown[]) => sent.push(args) },
  });
  const ours = { senderFrame: { url: 'app://book/', parent: null, detached: false }, sender: { id: 7 } };
  const invoke = (channel: string, event: unknown, ...args: unknown[]): Promise<string> | undefined =>
    electron.channels.get(channel)?.(event, ...args);

  beforeEach(() => {
    electron.channels.clear();
    calls.length = 0;
    staged.length = 0;
    sent.length = 0;
    // The bridge uses three members of the link and two of the window.
    openBridge(link as ServiceLink, APP_ORIGIN).admit(window as never);
  });

  test('has two channels', () => {
    expect([...electron.channels.keys()].toSorted()).toEqual(['quarterbook:call', 'quarterbook:stage']);
  });

  test('passes our own page on', async () => {
    expect(await invoke('quarterbook:call', ours, 'app.start', {})).toBe('{"ok":true,"value":1}');
    expect(calls).toEqual([['app.start', {}]]);
  });

  test.each([
    ['no frame', { ...ours, senderFrame: null }],
    ['a frame inside', { ...ours, senderFrame: { ...ours.senderFrame, parent: {} } }],
    ['another address', { ...ours, senderFrame: { ...ours.senderFrame, url: 'https://evil.example/' } }],
    ['another window', { ...ours, sender: { id: 8 } }],
  ])('refuses %s on every channel', async (_name, event) => {
    for (const channel of electron.channels.keys())
      expect(JSON.parse((await invoke(channel, event, 'app.start', {})) ?? '')).toMatchObject({
        ok: false,
        error: { code: 'app/refused' },
      });
    expect(calls).toEqual([]);
    expect(staged).toEqual([]);
  });

  test('stages a file the person dropped, and nothing that is no file', async () => {
    const path = join(folder, 'renewals.csv');
    writeFileSync(path, 'a,b\n');
    expect(JSON.parse((await invoke('quarterbook:stage', ours, path)) ?? '')).toEqual({
      ok: true,
      value: { sourceId: 's1', name: 'renewals.csv', bytes: 4 },
    });
    expect(staged).toEqual([{ path, name: 'renewals.csv', bytes: 4, isCopy: false }]);
    for (const bad of ['', folder, join(folder, 'none'), 5, null]) {
      expect(JSON.parse((await invoke('quarterbook:stage', ours, bad)) ?? '')).toMatchObject({
        ok: false,
        error: { code: 'source/not-a-file' },
      });
    }
  });

  test('sends events to its windows, and forgets a closed one', async () => {
    events('book.changed', { reason: 'opened' });
    expect(sent).toEqual([['quarterbook:event', 'book.changed', { reason: 'opened' }]]);
    window.emit('closed');
    events('book.changed', { reason: 'closed' });
    expect(sent).toHaveLength(1);
    expect(JSON.parse((await invoke('quarterbook:call', ours, 'app.start', {})) ?? '')).toMatchObject({ ok: false });
  });
});

describe('every page and session', () => {
  const contents = Object.assign(new EventEmitter(), {
    windowOpen: null as null | (() => unknown),
    setWindowOpenHandler(handler: () => unknown) {
      this.windowOpen = handler;
    },
  });

  test('may not navigate away, open windows or attach others', () => {
    guardWebContents(APP_ORIGIN);
    (electron.app as EventEmitter).emit('web-contents-created', {}, contents);
    expect(contents.windowOpen?.()).toEqual({ action: 'deny' });
    const tryTo = (name: string, url: string): boolean => {
      let isStopped = false;
      contents.emit(name, { url, preventDefault: () => (isStopped = true) });
      return !isStopped;
    };
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(tryTo(name, 'https://evil.example/')).toBe(false);
      expect(tryTo(name, 'file:///etc/passwd')).toBe(false);
      expect(tryTo(name, 'app://book/#/renewals')).toBe(true);
    }
    expect(tryTo('will-attach-webview', 'app://book/')).toBe(false);
  });

  test("are denied permissions, devices, the web and downloads that are not the page's own", () => {
    const kept: Record<string, (...args: unknown[]) => unknown> = {};
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (handler: never) => (kept['request'] = handler),
      setPermissionCheckHandler: (handler: never) => (kept['check'] = handler),
      setDevicePermissionHandler: (handler: never) => (kept['device'] = handler),
      webRequest: { onBeforeRequest: (handler: never) => (kept['before'] = handler) },
    });
    guardSession(session as never, APP_ORIGIN, false);
    const main = { requestingUrl: 'app://book/', isMainFrame: true };
    const answers: boolean[] = [];
    kept['request']?.(null, 'media', (isAllowed: boolean) => answers.push(isAllowed), main);
    kept['request']?.(null, 'fullscreen', (isAllowed: boolean) => answers.push(isAllowed), main);
    expect(answers).toEqual([false, true]);
    expect(kept['check']?.(null, 'geolocation', 'app://book', main)).toBe(false);
    expect(kept['device']?.({})).toBe(false);
    const cancelled = (url: string): unknown => {
      let answer: unknown;
      kept['before']?.({ url }, (given: unknown) => (answer = given));
      return answer;
    };
    expect(cancelled('https://evil.example/')).toEqual({ cancel: true });
    expect(cancelled('app://book/assets/x.js')).toEqual({ cancel: false });
    const download = (url: string): boolean => {
      let isStopped = false;
      session.emit('will-download', { preventDefault: () => (isStopped = true) }, { getURL: () => url });
      return !isStopped;
    };
    expect(download('blob:app://book/1')).toBe(true);
    expect(download('https://evil.example/x.exe')).toBe(false);
  });
});
