/** The one IPC door: every channel goes through `handle`, which refuses whoever is not our own window's own page. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ServiceLink } from '../thread/serviceLink.ts';
import { isTrustedCaller } from './addresses.ts';

const REFUSED = JSON.stringify({
  ok: false,
  error: { code: 'app/refused', message: 'Only the window of Quarterbook itself may ask this.', details: {} },
});
const NO_FILE = JSON.stringify({
  ok: false,
  error: {
    code: 'source/not-a-file',
    message: 'That is not a file Quarterbook can read. Save it to disk first, then add it.',
    details: {},
  },
});

export interface Bridge {
  /** Lets this window call; forgotten when it closes. */
  admit(window: BrowserWindow): void;
  /** Sends an event to every admitted window. */
  send(name: string, payload: unknown): void;
}

export function openBridge(link: ServiceLink, origin: string): Bridge {
  const windows = new Map<number, BrowserWindow>();

  const handle = (channel: string, answer: (first: unknown, second: unknown) => Promise<string>): void => {
    ipcMain.handle(channel, async (event: IpcMainInvokeEvent, first: unknown, second: unknown) => {
      // Read before any await: the frame may be gone by then.
      const frame = event.senderFrame;
      const caller = {
        windowId: event.sender.id,
        frame:
          frame === null ? null : { url: frame.url, isMainFrame: frame.parent === null, isDetached: frame.detached },
      };
      return isTrustedCaller(caller, origin, new Set(windows.keys())) ? answer(first, second) : REFUSED;
    });
  };

  handle('quarterbook:call', (method, input) => link.call(String(method), input));
  handle('quarterbook:stage', async (path) => {
    // The path comes from webUtils in the preload, for a File the person dropped or picked.
    const file = typeof path === 'string' && path !== '' ? await stat(path).catch(() => null) : null;
    if (file === null || !file.isFile()) return NO_FILE;
    const value = await link.stage({
      path: String(path),
      name: basename(String(path)),
      bytes: file.size,
      isCopy: false,
    });
    return JSON.stringify({ ok: true, value });
  });

  const send = (name: string, payload: unknown): void => {
    for (const window of windows.values()) window.webContents.send('quarterbook:event', name, payload);
  };
  link.onEvent(send);

  return {
    admit: (window) => {
      const { id } = window.webContents;
      windows.set(id, window);
      window.on('closed', () => windows.delete(id));
    },
    send,
  };
}
