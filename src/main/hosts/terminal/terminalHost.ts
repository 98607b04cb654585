/** The host of the command line: no window, no dialogs, files go where the command says. */
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { findBrowser } from '../loopback/findBrowser.ts';
import { startNodeParser } from '../../import/parser/nodeParserProcess.ts';
import type { ParserAhead } from '../../import/parser/parserAhead.ts';
import type { Host } from '../host.ts';
import { prepareFolders, removeTemporary } from '../node/folders.ts';

export interface TerminalHost {
  readonly host: Host;
  close(): Promise<void>;
}

/**
 * @param programFolder `out/main`.
 * @param parser one that waits already; its owner ends it.
 */
export function startTerminalHost(programFolder: string, parser?: ParserAhead | null): TerminalHost {
  const root = join(programFolder, '..', '..');
  const folders = prepareFolders(join(root, 'resources'));
  const host: Host = {
    // Whether anything can print is found out when a brief is asked for: looking costs more than most commands.
    capabilities: { host: 'terminal', printPdf: true, dialogs: false },
    folders,
    dialogs: null,
    openPrinter: async () => {
      const browser = await findBrowser(join(root, '.cache'));
      if (browser === null) return null;
      const { openPrinter } = await import('../loopback/openPrinter.ts');
      return openPrinter(browser);
    },
    deliver: () => Promise.reject(new AppError('app/no-delivery', 'A command writes its files where it is told to.')),
    showDocument: () =>
      Promise.reject(new AppError('app/no-delivery', 'A terminal shows no documents; write the brief to a file.')),
    startParser: () => parser?.start() ?? startNodeParser(join(programFolder, 'parser.js')),
    rowsEntry: join(programFolder, 'rows.js'),
  };
  return { host, close: async () => removeTemporary(folders) };
}
