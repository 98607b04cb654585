/**
 * Looks through an .xlsb before the library may see it. The library inflates every part at once, whatever the headers said of
 * their sizes; it makes an object for each column a sheet claims, up to four thousand million; and it reads on for ever when a
 * record ends behind its part. Source: [MS-XLSB] 2.1.4 (records), 2.4.323 (BrtColInfo).
 */
import { LIMITS } from '../limits.ts';
import type { ReadOptions } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { openArchive } from '../zip/archive.ts';
import { inflatePart } from '../zip/inflatePart.ts';

const COLUMN_INFO = 0x3c;
/** A list of pairs of four bytes each, which says how many it has. */
const METADATA_LIST = 0x33;
const ROW = 0;
/** Records from 1 to this one are cells and begin with their column. */
const LAST_CELL = 11;
/** Memory needed by the library is a multiple of this. */
const UNPACKED_LIMIT = 4 * LIMITS.heldFileBytes;
/** Parts that are made of records; others of that ending are pictures of printers and programs. */
const RECORDS = /(?:^|\/)(?:workbook|styles|sharedstrings|sheet|metadata)\d*\.bin$/;

/** @throws AppError import/zip-bomb, import/truncated, import/damaged, and what opening and inflating an archive may throw. */
export async function checkBinaryWorkbook(options: ReadOptions): Promise<void> {
  const file = options.displayName;
  const archive = await openArchive(options);
  try {
    for (const [key, part] of archive.parts) {
      const isKept = RECORDS.test(key);
      const before = archive.unpackedBytes;
      const chunks: Buffer[] = [];
      for await (const chunk of inflatePart(archive, part)) {
        if (archive.unpackedBytes > UNPACKED_LIMIT)
          throw refusal('import/zip-bomb', { file, found: archive.unpackedBytes });
        if (isKept) chunks.push(chunk);
      }
      // The library makes room for what is claimed, and goes through it.
      if (archive.unpackedBytes - before !== part.entry.uncompressedSize)
        throw refusal('import/damaged', { file, what: 'a part is not as long as it claims' });
      checkRecords(Buffer.concat(chunks), file);
    }
  } finally {
    await archive.close();
  }
}

function checkRecords(bytes: Buffer, file: string): void {
  for (let at = 0; at < bytes.length;) {
    const type = readVariable(bytes, at, 2);
    const length = readVariable(bytes, at + type.size, 4);
    at += type.size + length.size;
    if (at + length.value > bytes.length) throw refusal('import/truncated', { file });
    if (type.value === COLUMN_INFO && length.value >= 8 && bytes.readUInt32LE(at + 4) >= LIMITS.gridColumns)
      throw refusal('import/damaged', { file, what: 'a sheet names columns that no sheet has' });
    const place = length.value >= 4 ? bytes.readUInt32LE(at) : 0;
    if (type.value === METADATA_LIST && 4 + place * 8 > length.value)
      throw refusal('import/damaged', { file, what: 'a list is not as long as it claims' });
    if (type.value === ROW && place >= LIMITS.gridRows)
      throw refusal('import/damaged', { file, what: 'a sheet names rows that no sheet has' });
    if (type.value > ROW && type.value <= LAST_CELL && place >= LIMITS.gridColumns)
      throw refusal('import/damaged', { file, what: 'a sheet names columns that no sheet has' });
    at += length.value;
  }
}

/** Seven bits a byte, low ones first; the high bit says that another byte follows. */
function readVariable(bytes: Buffer, at: number, longest: number): { readonly value: number; readonly size: number } {
  let value = 0;
  let size = 0;
  for (let isMore = true; isMore && size < longest; size += 1) {
    const byte = bytes[at + size] ?? 0;
    value += (byte & 0x7f) * 128 ** size;
    isMore = byte >= 0x80;
  }
  return { value, size };
}
