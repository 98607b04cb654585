/** The files a start was given: by a double click on a book, "open with", or a second start with arguments. */
import { extname, resolve } from 'node:path';

export interface GivenFiles {
  /** At most one book can be open: the last one named. */
  readonly book: string | null;
  readonly spreadsheets: readonly string[];
}

const SPREADSHEETS: ReadonlySet<string> = new Set([
  '.xlsx',
  '.xlsm',
  '.xlsb',
  '.xls',
  '.ods',
  '.fods',
  '.csv',
  '.tsv',
  '.txt',
  '.html',
  '.xml',
]);

/** @param args the arguments after the program (and, in a checkout, after the app's folder). Options are not files. */
export function givenFiles(args: readonly string[], folder: string): GivenFiles {
  const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(folder, arg));
  const extension = (file: string): string => extname(file).toLowerCase();
  return {
    book: files.findLast((file) => extension(file) === '.qbook') ?? null,
    spreadsheets: files.filter((file) => SPREADSHEETS.has(extension(file))),
  };
}
