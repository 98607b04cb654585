/**
 * The browser host from start to end: folders, service thread, server, link, and a clean stop on Ctrl-C, when idle, when the
 * starter goes away or when the services die.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startNodeParser } from '../../import/parser/nodeParserProcess.ts';
import type { Host } from '../host.ts';
import { prepareFolders, removeTemporary } from '../node/folders.ts';
import { readPageFiles } from '../pageFiles.ts';
import { createShownDocuments } from '../shownDocuments.ts';
import { startServiceThread } from '../thread/startServiceThread.ts';
import type { ServiceLink } from '../thread/serviceLink.ts';
import { createDownloads } from './downloads.ts';
import { findBrowser } from './findBrowser.ts';
import { openInBrowser } from './openInBrowser.ts';
import { openPrinter } from './openPrinter.ts';
import { startLoopbackServer, type LoopbackConfig, type LoopbackServer } from './server.ts';

export interface LoopbackOptions {
  /** Folder of the built program: `out/main`. */
  readonly programFolder: string;
  /** Book to open at start; made when it does not exist. */
  readonly book?: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Open the person's browser where there is a display. */
  readonly openBrowser: boolean;
  /** Says a line to the person who started the program. */
  say(line: string): void;
}

const IDLE_MS = 30 * 60_000;
const IDLE_LOOK_MS = 30_000;

/** Resolves when the host has stopped, after closing the book and removing the temporary folder. @throws AppError of openBook. */
export async function runLoopback(options: LoopbackOptions): Promise<void> {
  const root = join(options.programFolder, '..', '..');
  const folders = prepareFolders(join(root, 'resources'));
  const uploads = join(folders.temporary, 'uploads');
  mkdirSync(uploads, { mode: 0o700 });
  const downloads = createDownloads();
  const documents = createShownDocuments();
  const browser = await findBrowser(join(root, '.cache'));
  const parserEntry = join(options.programFolder, 'parser.js');
  const host: Host = {
    capabilities: { host: 'loopback', printPdf: browser !== null, dialogs: false },
    folders,
    dialogs: null,
    openPrinter: async () => (browser === null ? null : openPrinter(browser)),
    deliver: async (file) => downloads.offer(file),
    showDocument: async (html) => documents.show(html),
    startParser: () => startNodeParser(parserEntry),
    rowsEntry: join(options.programFolder, 'rows.js'),
  };
  const link = startServiceThread({ workerEntry: join(options.programFolder, 'worker.js'), host, parserEntry });
  let server: LoopbackServer | null = null;
  try {
    if (options.book !== undefined) await link.openBook(options.book, { create: true });
    const showAddress = (): void => {
      if (server !== null) options.say(`Open ${server.newAddress()}`);
    };
    const pages = readPageFiles(join(root, 'out', 'renderer'));
    server = await listenSomewhere(
      { link, pages, downloads, documents, uploads, port: options.port ?? 0, onStaleLink: showAddress },
      options.say,
    );
    if (browser === null)
      options.say('No Chrome, Chromium or Edge was found: briefs can be printed from your browser instead.');
    showAddress();
    // Listened for before the address is out: a Ctrl-C right after it closes the book as well.
    const stopped = untilStopped(server, link);
    options.say(
      'The address works once, for one minute; opening it later prints a fresh one. Ctrl-C stops Quarterbook.',
    );
    if (options.openBrowser) openInBrowser(server.newAddress(), folders.temporary);
    options.say(await stopped);
  } finally {
    await server?.close();
    await link.close();
    removeTemporary(folders);
  }
}

/** A taken port is no reason not to start. */
async function listenSomewhere(config: LoopbackConfig, say: (line: string) => void): Promise<LoopbackServer> {
  try {
    return await startLoopbackServer(config);
  } catch (error) {
    const isTaken =
      error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
    if (!isTaken || config.port === 0) throw error;
    say(`Port ${config.port} is taken or not allowed; using a free one instead.`);
    return startLoopbackServer({ ...config, port: 0 });
  }
}

/** Answers why the host stops. */
function untilStopped(server: LoopbackServer, link: ServiceLink): Promise<string> {
  return new Promise((resolve) => {
    // A starter with a private channel (the tests) may ask for another address.
    const newAddress = (message: unknown): void => {
      if (message === 'new-address') process.send?.({ address: server.newAddress() });
    };
    const stop = (why: string) => (): void => {
      clearInterval(idle);
      // Listening to the starter keeps a process alive; it must be able to end now.
      process.channel?.unref();
      resolve(why);
    };
    const idle = setInterval(() => {
      if (server.idleMs() > IDLE_MS)
        stop('Nobody has used Quarterbook for 30 minutes; it stopped. Your book is saved.')();
    }, IDLE_LOOK_MS);
    // Not once: npm and the terminal may both send it, and the second must not cut the closing short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, stop('Stopped. Your book is saved.'));
    process.once('disconnect', stop('The program that started Quarterbook is gone; it stopped.'));
    link.onDeath(() => {
      process.exitCode = 1;
      stop(
        'The part of Quarterbook that keeps the book has stopped unexpectedly. The book on disk is safe; start Quarterbook again.',
      )();
    });
    process.on('message', newAddress);
  });
}
