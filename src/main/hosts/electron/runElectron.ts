/**
 * The desktop app from start to end. Thin: what may happen is decided in the pure files beside this one.
 * Not awaited by the entry: Electron becomes ready only after the entry has loaded, and the first part must run before that.
 */
import { app, BrowserWindow, dialog, Menu, protocol, screen, session } from 'electron';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { configFolder, prepareFolders, removeTemporary } from '../node/folders.ts';
import { readPageFiles } from '../pageFiles.ts';
import { newNonce } from '../pageSecurity.ts';
import { createShownDocuments } from '../shownDocuments.ts';
import { startServiceThread } from '../thread/startServiceThread.ts';
import type { ServiceLink } from '../thread/serviceLink.ts';
import { APP_ORIGIN, APP_SCHEME } from './addresses.ts';
import { answerPage } from './answerPage.ts';
import { openBridge, type Bridge } from './bridge.ts';
import { electronHost } from './electronHost.ts';
import { givenFiles, type GivenFiles } from './fileArguments.ts';
import { menuTemplate } from './menuTemplate.ts';
import { preparePrinting } from './printer.ts';
import { guardSession, guardWebContents } from './secureApp.ts';
import { APP_PARTITION, appWindowOptions } from './windowOptions.ts';
import { fitWindow, readWindowState, saveWindowState } from './windowState.ts';

/** @param programFolder `out/main`. */
export async function runElectron(programFolder: string): Promise<void> {
  app.enableSandbox();
  // Once for all schemes: a second call would replace the first.
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // The window's own data lies with the settings; the lock of the single instance goes with it.
  app.setPath(
    'userData',
    join(configFolder({ platform: process.platform, home: homedir(), env: process.env }), 'window'),
  );
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const developmentServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const origin = developmentServer === undefined ? APP_ORIGIN : new URL(developmentServer).origin;
  guardWebContents(origin);
  const early: string[] = [];
  app.on('open-file', (event, path) => {
    event.preventDefault();
    early.push(path);
  });

  await app.whenReady();
  const root = app.isPackaged ? app.getAppPath() : join(programFolder, '..', '..');
  const folders = {
    ...prepareFolders(join(app.isPackaged ? process.resourcesPath : root, 'resources')),
    books: join(app.getPath('documents'), 'Quarterbook'),
  };
  const appSession = session.fromPartition(APP_PARTITION, { cache: false });
  guardSession(appSession, origin, !app.isPackaged);
  preparePrinting();
  const documents = createShownDocuments();
  const pages = readPageFiles(join(root, 'out', 'renderer'));
  appSession.protocol.handle(APP_SCHEME, (request) => {
    const { status, headers, body } = answerPage(request.method, request.url, { pages, documents }, newNonce());
    return new Response(body === null ? null : new Uint8Array(Buffer.from(body)), { status, headers });
  });

  let window: BrowserWindow | null = null;
  const link = startServiceThread({
    workerEntry: join(programFolder, 'worker.js'),
    host: electronHost({ folders, programFolder, documents, window: () => window }),
    parserEntry: null,
  });
  const bridge = openBridge(link, origin);

  const showWindow = async (): Promise<void> => {
    window = createWindow(bridge, folders.config, join(programFolder, '..', 'preload', 'index.cjs'));
    window.on('closed', () => (window = null));
    await window.loadURL(developmentServer ?? `${APP_ORIGIN}/`);
  };
  const take = async (files: GivenFiles): Promise<void> => {
    await takeFiles(files, link, bridge);
    window?.show();
    window?.focus();
  };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, app.isPackaged, (command) => bridge.send('app.menu', { command })),
    ),
  );
  app.on(
    'second-instance',
    (_event, argv, folder) => void take(givenFiles(argv.slice(app.isPackaged ? 1 : 2), folder)),
  );
  app.on('activate', () => {
    if (window === null) void showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  stopCleanly(link, () => removeTemporary(folders));
  link.onDeath((reason) => {
    dialog.showErrorBox(
      'Quarterbook has to stop',
      'The part that keeps the book has stopped unexpectedly. The book on disk is safe; start Quarterbook again.',
    );
    process.stderr.write(`${reason}\n`);
    app.exit(1);
  });

  const given = givenFiles([...process.argv.slice(app.isPackaged ? 1 : 2), ...early], process.cwd());
  // The book first, so that the window appears with it.
  await takeFiles({ ...given, spreadsheets: [] }, link, bridge);
  await showWindow();
  await take({ book: null, spreadsheets: given.spreadsheets });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void take(givenFiles([path], '/'));
  });
}

function createWindow(bridge: Bridge, configFolder: string, preload: string): BrowserWindow {
  const state = fitWindow(
    readWindowState(configFolder),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow(appWindowOptions(state, preload, app.isPackaged));
  bridge.admit(window);
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => saveWindowState(configFolder, window.getNormalBounds(), window.isMaximized()));
  return window;
}

async function takeFiles({ book, spreadsheets }: GivenFiles, link: ServiceLink, bridge: Bridge): Promise<void> {
  if (book !== null) {
    await link.openBook(book, { create: false }).catch((error: unknown) => {
      dialog.showErrorBox(
        'This book was not opened',
        error instanceof AppError ? error.message : 'It could not be read.',
      );
    });
  }
  const sources = [];
  for (const path of spreadsheets) {
    const file = await stat(path).catch(() => null);
    if (file?.isFile() === true)
      sources.push(await link.stage({ path, name: basename(path), bytes: file.size, isCopy: false }));
  }
  if (sources.length > 0) bridge.send('app.filesDropped', { sources });
}

/** Quitting waits until the book is closed. */
function stopCleanly(link: ServiceLink, removeFiles: () => void): void {
  let hasStopped = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    event.preventDefault();
    void link.close().finally(() => {
      hasStopped = true;
      removeFiles();
      app.quit();
    });
  });
}
