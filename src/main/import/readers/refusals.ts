/**
 * Why a file is refused: one code, one number for support, one sentence each. The sentence says what is wrong, where,
 * and what to do; a library's own words never reach a person. Source: reliability page, section C (table of inputs).
 */
import { AppError, type ErrorDetails } from '../../../shared/contract/errors.ts';

interface RefusalDetails {
  readonly file: string;
  readonly sheet?: string;
  readonly line?: number;
  readonly found?: number;
  readonly limit?: number;
  readonly what?: string;
}

interface Refusal {
  readonly support: string;
  readonly sentence: (d: RefusalDetails) => string;
}

const figure = (n: number | undefined): string => (n ?? 0).toLocaleString('en-US');
const HARMFUL =
  'This file contains instructions that spreadsheets never need, and could be harmful. Nothing was imported.';

const REFUSALS = {
  'import/zip-bomb': {
    support: 'IMP-01',
    sentence: (d) =>
      `This workbook ${d.what ?? 'unpacks to more than 2 GB, far more than its size suggests'}. Nothing was imported. If it is genuine, delete unused sheets in Excel and save it again.`,
  },
  'import/doctype': { support: 'IMP-02', sentence: () => HARMFUL },
  'import/path-traversal': { support: 'IMP-02', sentence: () => HARMFUL },
  'import/too-many-columns': {
    support: 'IMP-03',
    sentence: (d) =>
      `${sheetOrFile(d)} has ${figure(d.found)} columns; the most we read is ${figure(d.limit)}. Nothing was imported. Delete the columns you do not need and import again.`,
  },
  'import/too-many-rows': {
    support: 'IMP-03',
    sentence: (d) =>
      `${sheetOrFile(d)} has ${d.what ?? ''}${figure(d.found)} lines; the most we read is ${figure(d.limit)}. Nothing was imported. Filter it first.`,
  },
  'import/too-many-cells': {
    support: 'IMP-03',
    sentence: (d) =>
      `'${d.file}' has more than ${figure(d.limit)} filled cells, the most we read. Nothing was imported. Split it into several files.`,
  },
  'import/too-many-sheets': {
    support: 'IMP-03',
    sentence: (d) =>
      `'${d.file}' has ${figure(d.found)} sheets; the most we read is ${figure(d.limit)}. Nothing was imported. Move the sheets you need to a new workbook.`,
  },
  'import/too-large': {
    support: 'IMP-03',
    sentence: (d) =>
      `'${d.file}' is ${figure(d.found)} MB; the most we read of this kind is ${figure(d.limit)} MB. Nothing was imported. Split it, or save it as .xlsx or .csv.`,
  },
  'import/encrypted': {
    support: 'IMP-05',
    sentence: () =>
      'This workbook is protected with a password. Open it in Excel, remove the password (File › Info › Protect), save, and import again.',
  },
  'import/unsupported-format': {
    support: 'IMP-06',
    sentence: (d) =>
      `'${d.file}' is ${d.what ?? 'not a kind of file we read'}. Open it in the program that made it, save it as .xlsx or .csv, and import again.`,
  },
  'import/truncated': {
    support: 'IMP-08',
    sentence: () =>
      'The file ends too early; the download or copy may be incomplete. Get it again. Nothing was imported.',
  },
  'import/binary-text': {
    support: 'IMP-09',
    sentence: (d) =>
      `This does not look like a text file (line ${figure(d.line)} contains binary data). Nothing was imported.`,
  },
  'import/not-a-spreadsheet': {
    support: 'IMP-10',
    sentence: (d) =>
      `'${d.file}' is not a spreadsheet${d.what === undefined ? '' : ` (${d.what})`}. Nothing was imported. Choose an Excel, OpenDocument or CSV file.`,
  },
  'import/empty': {
    support: 'IMP-11',
    sentence: (d) => `'${d.file}' is empty. Nothing was imported.`,
  },
  'import/file-changed': {
    support: 'IMP-12',
    sentence: () =>
      'The file changed while it was being read (is it open in Excel or syncing?). Nothing was imported. Close it there and import again.',
  },
  'import/damaged': {
    support: 'IMP-13',
    sentence: (d) =>
      `'${d.file}' is damaged${d.what === undefined ? '' : ` (${d.what})`} and cannot be read. Nothing was imported. Open it in Excel, save it again, and import the new file.`,
  },
  'import/lock-file': {
    support: 'IMP-14',
    sentence: (d) =>
      `'${d.file}' is the marker Excel keeps while a workbook is open, not the workbook. Choose the file without "~$" in its name.`,
  },
  'import/line-too-long': {
    support: 'IMP-15',
    sentence: (d) =>
      `${d.sheet === undefined ? `'${d.file}'` : `Sheet '${d.sheet}'`} has a row of more than ${figure(d.limit)} MB near row ${figure(d.line)}; that is not a table. Nothing was imported. Check for a missing closing quote.`,
  },
  'import/file-not-found': {
    support: 'IMP-16',
    sentence: (d) =>
      `'${d.file}' cannot be opened${d.what === undefined ? '' : ` (${d.what})`}. Check that it is still there and that you may read it.`,
  },
} satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;

function sheetOrFile(d: RefusalDetails): string {
  return d.sheet === undefined ? `'${d.file}'` : `Sheet '${d.sheet}'`;
}

/** The error for one refusal; `details.support` is the number people quote to support. */
export function refusal(code: RefusalCode, details: RefusalDetails): AppError {
  const { support, sentence } = REFUSALS[code];
  const known: Record<string, string | number> = { support };
  for (const [key, value] of Object.entries(details)) if (value !== undefined) known[key] = value;
  return new AppError(code, `${sentence(details)} (${support})`, known satisfies ErrorDetails);
}
