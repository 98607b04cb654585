/** The window's preferences, each written down although most are defaults: a test reads them back. Source: reliability page, A.1. */
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { WindowState } from './windowState.ts';

const CLOSED: WebPreferences = {
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
};

export const APP_PARTITION = 'persist:app';
export const PRINT_PARTITION = 'print';

export function appWindowOptions(
  state: WindowState,
  preload: string,
  isPackaged: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...state.bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Quarterbook',
    webPreferences: { ...CLOSED, preload, partition: APP_PARTITION, devTools: !isPackaged },
  };
}

/** The window a brief is printed in: never seen, without script, with nothing of the app in it. */
export function printWindowOptions(): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: { ...CLOSED, javascript: false, partition: PRINT_PARTITION, devTools: false },
  };
}
