/**
 * The record stream of an old .xls workbook, looked through before the library sees it: is it encrypted, how many formulas has
 * it. Defined names and the theme are blanked: SheetJS 0.20.3 gives up on some names, unzips a theme that is damaged for ever,
 * and nobody here needs either.
 * Source: [MS-XLS] 2.1.4, 2.3.1 (record numbers).
 */
import { findEntry } from '../ole/directory.ts';
import { openCompoundFile } from '../ole/compoundFile.ts';
import { refusal } from '../refusals.ts';

const FILEPASS = 0x2f;
const FORMULAS = new Set([0x0006, 0x0206, 0x0406]);
/** Defined names in BIFF 5-8 and 3-4, and the theme (a zip archive inside the record). */
const UNWANTED = new Set([0x0018, 0x0218, 0x0896]);
/** DSF, a record without meaning: readers step over it. */
const NOTHING = 0x0161;

export interface BiffStream {
  readonly bytes: Buffer;
  readonly formulas: number;
}

/**
 * @param file bytes of the whole file, with or without the OLE2 container.
 * @throws AppError import/encrypted, import/truncated when a record ends after the file, import/damaged when the container holds no
 * workbook.
 */
export function openBiffStream(file: Buffer, displayName: string): BiffStream {
  const bytes = file[0] === 0x09 ? file : workbookStream(file, displayName);
  let formulas = 0;
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
    at += 4 + length;
    if (at > bytes.length) throw refusal('import/truncated', { file: displayName });
  }
  return { bytes: bytes.subarray(0, end), formulas };
}

/** Through our own reader of containers: the library runs in circles with the tables of a damaged one. */
function workbookStream(file: Buffer, displayName: string): Buffer {
  const container = openCompoundFile({
    size: file.length,
    read: (position, length) => file.subarray(position, position + length),
  });
  if (container === null) throw refusal('import/truncated', { file: displayName });
  for (const name of ['workbook', 'book']) {
    const entry = findEntry(container.entries, name);
    if (entry === undefined) continue;
    const stream = container.open(entry);
    if (stream === null) throw refusal('import/truncated', { file: displayName });
    // A copy: some records are overwritten.
    return Buffer.from(stream.read(0, stream.size));
  }
  throw refusal('import/damaged', { file: displayName, what: 'it holds no workbook' });
}
