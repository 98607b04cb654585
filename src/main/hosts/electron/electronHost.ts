/** What the services get from Electron: dialogs, a printer, a parser process, files handed over by "Save as". */
import { app, dialog, utilityProcess, type BrowserWindow } from 'electron';
import { basename, extname, join } from 'node:path';
import type { ParserMessage } from '../../import/parser/messages.ts';
import type { ParserProcess } from '../../import/parser/watchParser.ts';
import type { Dialogs, Folders, Host } from '../host.ts';
import type { ShownDocuments } from '../shownDocuments.ts';
import { saveWhole } from '../saveWhole.ts';
import { openElectronPrinter } from './printer.ts';

const BOOKS = [{ name: 'Quarterbook book', extensions: ['qbook'] }];
const PARSER_HEAP_MB = 900;

export interface ElectronHostParts {
  readonly folders: Folders;
  /** Folder of the built program, with parser.js and rows.js. */
  readonly programFolder: string;
  readonly documents: ShownDocuments;
  /** The window dialogs belong to; null while there is none. */
  window(): BrowserWindow | null;
}

export function electronHost({ folders, programFolder, documents, window }: ElectronHostParts): Host {
  const dialogs = electronDialogs(folders, window);
  return {
    capabilities: { host: 'electron', printPdf: true, dialogs: true },
    folders,
    dialogs,
    openPrinter: async () => openElectronPrinter(),
    deliver: async (file) => {
      const target = await dialogs.pickSaveTarget({ title: 'Save', suggestedName: file.name });
      if (target === null) return { kind: 'cancelled' };
      // The dialog has asked about replacing a file of that name.
      await saveWhole(file.path, target);
      return { kind: 'saved', name: basename(target) };
    },
    showDocument: async (html) => documents.show(html),
    startParser: () => startUtilityParser(join(programFolder, 'parser.js')),
    rowsEntry: join(programFolder, 'rows.js'),
  };
}

function electronDialogs(folders: Folders, window: () => BrowserWindow | null): Dialogs {
  // Attached to the window where there is one, so that it cannot be lost behind it.
  const open = (options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> => {
    const owner = window();
    return owner === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(owner, options);
  };
  return {
    pickBook: async () =>
      (await open({ title: 'Open book', properties: ['openFile'], filters: BOOKS })).filePaths[0] ?? null,
    pickFolder: async ({ title }) =>
      (await open({ title, properties: ['openDirectory', 'createDirectory'] })).filePaths[0] ?? null,
    pickSaveTarget: async ({ title, suggestedName }) => {
      const extension = extname(suggestedName).slice(1);
      const options = {
        title,
        defaultPath: extension === 'qbook' ? join(folders.books, suggestedName) : suggestedName,
        ...(extension === '' ? {} : { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
      };
      const owner = window();
      const { filePath, canceled } =
        owner === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(owner, options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}

/** A utility process, because with the RunAsNode fuse off child_process.fork starts nothing. */
function startUtilityParser(entry: string): ParserProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Quarterbook spreadsheet reader',
    stdio: 'ignore',
    execArgv: [`--max-old-space-size=${PARSER_HEAP_MB}`],
    // Windows needs its root for random numbers; the rest of the environment is not the reader's business.
    env: Object.fromEntries(
      ['SystemRoot', 'TZ', 'LANG'].flatMap((name) =>
        process.env[name] === undefined ? [] : [[name, process.env[name]]],
      ),
    ),
  });
  let isGone = false;
  child.once('exit', () => {
    isGone = true;
  });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (callback) => void child.on('message', (message: ParserMessage) => callback(message)),
    onExit: (callback) => {
      if (isGone) callback();
      else child.once('exit', () => callback());
    },
    kill: () => void child.kill(),
    measure: () => {
      const metrics = app.getAppMetrics().find(({ pid }) => pid === child.pid);
      const cpuSeconds = metrics?.cpu.cumulativeCPUUsage;
      return {
        rssBytes: metrics === undefined ? null : metrics.memory.workingSetSize * 1024,
        cpuMs: cpuSeconds === undefined ? null : cpuSeconds * 1000,
      };
    },
  };
}
