/**
 * The record stream of an old .xls workbook, looked through before the library sees it: is it encrypted, how many formulas has
 * it. Defined names and the theme are blanked: SheetJS 0.20.3 gives up on some names, unzips a theme that is damaged for ever,
 * and nobody here needs either.
 * Source: [MS-XLS] 2.1.4, 2.3.1 (record numbers).
 */
import { openCompoundFile } from '../ole/compoundFile.ts';
import { refusal } from '../refusals.ts';
import { unlock } from '../xls/unlock.ts';
import { workbookIn } from '../xls/workbookStream.ts';

const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;
const FORMULAS = new Set([0x0006, 0x0206, 0x0406]);
/** Defined names in BIFF 5-8 and 3-4, and the theme (a zip archive inside the record). */
const UNWANTED = new Set([0x0018, 0x0218, 0x0896]);
/** DSF, a record without meaning: readers step over it. */
const NOTHING = 0x0161;

const CODE_PAGE = 0x42;
const FONT = 0x31;
const CHARSET_AT = 12;
/** Windows character sets of fonts -> code pages. Source: [MS-WMF] 2.1.1.5. */
const CODE_PAGES: ReadonlyMap<number, number> = new Map([
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

export interface BiffStream {
  readonly bytes: Buffer;
  readonly formulas: number;
  /** For each sheet in order: what it is, 0 for one with cells. Excel 5 and 95 say so. */
  readonly sheetKinds: readonly number[];
  /** Of the first font where the file names no code page; some report writers leave it out. */
  readonly fontCodePage: number | null;
}

/**
 * @param file bytes of the whole file, with or without the OLE2 container.
 * @throws AppError import/encrypted, import/truncated when a record ends after the file, import/damaged when the container holds no
 * workbook.
 */
export function openBiffStream(file: Buffer, displayName: string): BiffStream {
  const bytes = unlocked(file[0] === 0x09 ? file : workbookStream(file, displayName), displayName);
  let formulas = 0;
  const sheetKinds: number[] = [];
  let namesCodePage = false;
  let charset: number | null = null;
  let end = bytes.length;
  for (let at = 0; at < bytes.length;) {
    // The library reads on, sometimes for ever, behind the end of its input.
    if (at + 4 > bytes.length) {
      end = at;
      break;
    }
    const record = bytes.readUInt16LE(at);
    const length = bytes.readUInt16LE(at + 2);
    if (record === 0 && length === 0) break;
    if (record === FILEPASS) throw refusal('import/encrypted', { file: displayName });
    if (UNWANTED.has(record)) bytes.writeUInt16LE(NOTHING, at);
    else if (FORMULAS.has(record)) formulas += 1;
    else if (record === CODE_PAGE) namesCodePage = true;
    else if (record === FONT && length > CHARSET_AT) charset ??= bytes[at + 4 + CHARSET_AT] ?? null;
    else if (record === BOUNDSHEET && length >= 6) sheetKinds.push(bytes[at + 9] ?? 0);
    at += 4 + length;
    if (at > bytes.length) throw refusal('import/truncated', { file: displayName });
  }
  const fontCodePage = namesCodePage ? null : (CODE_PAGES.get(charset ?? 0) ?? null);
  return { bytes: bytes.subarray(0, end), formulas, sheetKinds, fontCodePage };
}

/** The library knows no password, not even the one that every program knows. */
function unlocked(bytes: Buffer, displayName: string): Buffer {
  const stream = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
  return unlock(stream, displayName).read(0, bytes.length);
}

/** Through our own reader of containers: the library runs in circles with the tables of a damaged one. */
function workbookStream(file: Buffer, displayName: string): Buffer {
  const container = openCompoundFile({
    size: file.length,
    read: (position, length) => file.subarray(position, position + length),
  });
  if (container === null) throw refusal('import/truncated', { file: displayName });
  const stream = workbookIn(container, displayName);
  // A copy: some records are overwritten.
  return Buffer.from(stream.read(0, stream.size));
}
