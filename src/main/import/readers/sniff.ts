/**
 * What a file is, from its bytes. Extensions lie (CSV and web pages named .xls, OLE2 named .xlsx, zip named .csv), so they
 * only decide the wording of a notice. Source: import page "Read"; reliability page, section C.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { LIMITS } from './limits.ts';
import { unlockPackage } from './locks/unlockPackage.ts';
import { fileSource, openCompoundFile } from './ole/compoundFile.ts';
import { findEntry } from './ole/directory.ts';
import type { Format, ReadOptions } from './reader.ts';
import { refusal } from './refusals.ts';
import { xmlEncoding } from './xml/xmlEncoding.ts';
import { openArchive } from './zip/archive.ts';
import { readPartText } from './zip/inflatePart.ts';

const HEAD_BYTES = 64 * 1024;
const MB = 1024 * 1024;

export interface Sniffed {
  readonly format: Format;
  readonly size: number;
  /** The archive itself, where the file holds it encrypted with a password that is none. */
  readonly unlocked?: Buffer;
}

/**
 * Decides the format.
 * @throws AppError import/file-not-found, import/empty, import/lock-file, import/encrypted, import/unsupported-format,
 * import/not-a-spreadsheet, import/too-large, and what opening a zip archive may throw.
 */
export async function sniff(path: string, file: string): Promise<Sniffed> {
  const { head, size } = readHead(path, file);
  if (isLockFile(file, size)) throw refusal('import/lock-file', { file });
  if (size === 0) throw refusal('import/empty', { file });
  const { format, unlocked } = await formatOf(path, file, head);
  const limit = format === 'csv' ? LIMITS.textFileBytes : LIMITS.workbookFileBytes;
  if (size > limit) throw refusal('import/too-large', { file, found: Math.round(size / MB), limit: limit / MB });
  return unlocked === undefined ? { format, size } : { format, size, unlocked };
}

function readHead(path: string, file: string): { readonly head: Buffer; readonly size: number } {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    throw refusal('import/file-not-found', { file, what: systemReason(error) });
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile())
      throw refusal('import/not-a-spreadsheet', {
        file,
        what: stat.isDirectory() ? 'a folder' : 'not an ordinary file',
      });
    const head = Buffer.alloc(Math.min(HEAD_BYTES, stat.size));
    return { head: head.subarray(0, readSync(descriptor, head, 0, head.length, 0)), size: stat.size };
  } finally {
    closeSync(descriptor);
  }
}

function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT'
    ? 'there is no such file'
    : code === 'EACCES' || code === 'EPERM'
      ? 'reading it is not allowed'
      : 'the system refused';
}

/** Excel's owner file: `~$name.xlsx`, 165 bytes with a user name. */
function isLockFile(file: string, size: number): boolean {
  return /(?:^|[\\/])~\$[^\\/]*$/.test(file) && size < 1024;
}

async function formatOf(path: string, file: string, head: Buffer): Promise<Omit<Sniffed, 'size'>> {
  const magic = head.toString('latin1', 0, 8);
  if (magic.startsWith('PK')) return { format: await zipFormat({ path, displayName: file }, magic) };
  if (magic === '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1') return oleFormat(path, file);
  if (isBareBiff(head)) return { format: 'xls' };
  const known = KNOWN_BINARIES.find(([mark]) => magic.startsWith(mark));
  if (known !== undefined) throw refusal('import/not-a-spreadsheet', { file, what: known[1] });
  return { format: textFormat(head, file) };
}

const KNOWN_BINARIES: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF document'],
  ['{\\rtf', 'a text document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u001f\u008b', 'a gzip archive; unpack it first'],
  ['7z\u00bc\u00af', 'a 7-Zip archive; unpack it first'],
  ['Rar!', 'a RAR archive; unpack it first'],
  ['SQLite f', 'a database'],
  ['MZ', 'a program'],
];

/** BOF records of BIFF2, 3, 4 and of a BIFF5 or 8 stream that lies in the file without a container. */
function isBareBiff(head: Buffer): boolean {
  if (head.length < 8 || head[0] !== 0x09) return false;
  const version = head[1] ?? 0xff;
  const length = head.readUInt16LE(2);
  return [0, 2, 4, 8].includes(version) && length >= 4 && length <= 16;
}

/** How an archive with something in it begins. */
const ARCHIVE = 'PK\u0003\u0004';

async function zipFormat(place: ReadOptions, magic: string): Promise<Format> {
  const file = place.displayName;
  if (!magic.startsWith(ARCHIVE) && !magic.startsWith('PK\u0005\u0006')) return 'csv';
  const archive = await openArchive(place);
  try {
    const has = (key: string): boolean => archive.parts.has(key);
    if (has('xl/workbook.bin')) return 'xlsb';
    if (has('content.xml')) {
      const type = (await readPartText(archive, 'mimetype'))?.trim() ?? '';
      if (type === '' || type.includes('spreadsheet')) return 'ods';
      throw refusal('import/not-a-spreadsheet', { file, what: 'an OpenDocument file of another kind' });
    }
    if (has('[content_types].xml') || has('xl/workbook.xml') || has('_rels/.rels'))
      return officeFormat([...archive.parts.keys()], file);
    if ([...archive.parts.keys()].some((key) => key.endsWith('.iwa'))) {
      throw refusal('import/unsupported-format', {
        file,
        what: 'an Apple Numbers document (File › Export To › Excel makes .xlsx)',
      });
    }
    throw refusal('import/not-a-spreadsheet', { file, what: 'a zip archive; unpack it first' });
  } finally {
    await archive.close();
  }
}

function officeFormat(keys: readonly string[], file: string): Format {
  if (keys.some((key) => key.startsWith('word/')))
    throw refusal('import/not-a-spreadsheet', { file, what: 'a Word document' });
  if (keys.some((key) => key.startsWith('ppt/')))
    throw refusal('import/not-a-spreadsheet', { file, what: 'a presentation' });
  return keys.some((key) => /(?:^|\/)workbook\d*\.bin$/.test(key)) ? 'xlsb' : 'xlsx';
}

/** Streams by which older Office files of other kinds are told. */
const OTHER_OFFICE: readonly (readonly [string, string])[] = [
  ['worddocument', 'a Word document'],
  ['powerpoint document', 'a presentation'],
];

async function oleFormat(path: string, file: string): Promise<Omit<Sniffed, 'size'>> {
  const descriptor = openSync(path, 'r');
  try {
    const container = openCompoundFile(fileSource(descriptor));
    if (container === null) throw refusal('import/truncated', { file });
    const has = (name: string): boolean => findEntry(container.entries, name) !== undefined;
    if (has('encryptedpackage') || has('encryptioninfo')) {
      const unlocked = unlockPackage(container, file);
      if (!unlocked.toString('latin1', 0, 4).startsWith(ARCHIVE)) throw refusal('import/damaged', { file });
      return {
        format: await zipFormat({ path, displayName: file, unlocked }, unlocked.toString('latin1', 0, 8)),
        unlocked,
      };
    }
    // A letter or a presentation may hold a workbook in one of its folders: it is not what the person chose.
    const isOwn = findEntry(container.entries, 'workbook', 'book')?.isTopLevel === true;
    const other = OTHER_OFFICE.find(([name]) => has(name));
    if (isOwn || (other === undefined && (has('workbook') || has('book')))) return { format: 'xls' };
    throw refusal('import/not-a-spreadsheet', { file, what: other?.[1] ?? 'an older Office file of another kind' });
  } finally {
    closeSync(descriptor);
  }
}

/** XML, web pages and everything else that is text; whether it is text at all is for the CSV reader to find out. */
function textFormat(head: Buffer, file: string): Format {
  const text = headText(head).trimStart();
  const lower = text.slice(0, 4096).toLowerCase();
  if (lower.startsWith('mime-version:')) {
    throw refusal('import/unsupported-format', {
      file,
      what: 'a web archive (File › Save As › Excel Workbook makes .xlsx)',
    });
  }
  if (lower.startsWith('{"') || /^\[\s*\{/.test(lower))
    throw refusal('import/not-a-spreadsheet', { file, what: 'JSON data' });
  if (/^id;p[^\r\n]{0,80}[\r\n]+[a-z]{1,3};/.test(lower))
    throw refusal('import/unsupported-format', {
      file,
      what: 'a SYLK file (File › Save As › Excel Workbook makes .xlsx)',
    });
  if (!lower.startsWith('<')) return 'csv';
  if (/<(?:[\w.-]+:)?workbook[\s>]/.test(lower) && lower.includes('schemas-microsoft-com:office:spreadsheet'))
    return xmlFormat(lower, file, 'xml');
  if (/<office:document[\s>]/.test(lower)) return xmlFormat(lower, file, 'fods');
  if (/<(?:!doctype\s+html|html|table|head|body|meta|style|div|tr|p|center|font)[\s>]/.test(lower)) return 'html';
  if (lower.startsWith('<?xml') || /^<[\w.:-]+\s[^<>]{0,2000}xmlns/.test(lower))
    throw refusal('import/not-a-spreadsheet', { file, what: 'an XML file of another kind' });
  return 'csv';
}

function xmlFormat(lower: string, file: string, format: Format): Format {
  if (lower.includes('<!doctype')) throw refusal('import/doctype', { file });
  return format;
}

function headText(head: Buffer): string {
  const encoding = xmlEncoding(head);
  if (encoding.startsWith('utf-16')) return new TextDecoder(encoding).decode(head);
  const text = head.toString('latin1');
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}

const EXTENSIONS: ReadonlyMap<Format, readonly string[]> = new Map<Format, readonly string[]>([
  ['xlsx', ['xlsx', 'xlsm', 'xltx', 'xltm']],
  ['xlsb', ['xlsb']],
  ['xls', ['xls', 'xlt', 'xla', 'xlm']],
  ['ods', ['ods', 'ots']],
  ['fods', ['fods', 'xml']],
  ['csv', ['csv', 'tsv', 'txt', 'tab', 'dat', 'psv']],
  ['html', ['html', 'htm', 'mht', 'mhtml']],
  ['xml', ['xml']],
]);

const NAMES: Readonly<Record<Format, string>> = {
  xlsx: 'an Excel workbook (.xlsx)',
  xlsb: 'a binary Excel workbook (.xlsb)',
  xls: 'an Excel 97-2003 or older workbook (.xls)',
  ods: 'an OpenDocument spreadsheet (.ods)',
  fods: 'a flat OpenDocument spreadsheet (.fods)',
  csv: 'a text table (CSV)',
  html: 'a web page with a table',
  xml: 'an Excel 2003 XML workbook',
};

/** The notice that a name promised another kind of file; null when it kept its word or promised nothing. */
export function extensionNotice(file: string, format: Format): string | null {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(file)?.[1]?.toLowerCase();
  if (extension === undefined || EXTENSIONS.get(format)?.includes(extension) === true) return null;
  const isPromise = [...EXTENSIONS.values()].some((list) => list.includes(extension));
  return isPromise ? `'${file}' is really ${NAMES[format]}; it was read as that.` : null;
}
