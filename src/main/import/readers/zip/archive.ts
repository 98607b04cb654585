/**
 * The directory of a zipped workbook. yauzl reads the directory (zip64, odd headers, names); we only keep a map of parts.
 * Nothing is ever extracted to disk, and still a name that leaves the archive is refused: honest programs write none.
 */
import * as yauzl from 'yauzl';
import { open } from 'node:fs/promises';
import { callbackify } from 'node:util';
import type { AppError } from '../../../../shared/contract/errors.ts';
import { LIMITS } from '../limits.ts';
import { memorySource, type RangeSource } from '../readRange.ts';
import type { ReadOptions } from '../reader.ts';
import { refusal } from '../refusals.ts';

export interface Archive {
  readonly file: string;
  readonly source: RangeSource;
  /** Part name in lower case, without a leading slash: package part names do not differ by case (ECMA-376 part 2, 9.1.1). */
  readonly parts: ReadonlyMap<string, Part>;
  /** Uncompressed bytes given out so far, over all parts. */
  unpackedBytes: number;
  close(): Promise<void>;
}

export interface Part {
  readonly name: string;
  readonly entry: yauzl.Entry;
  readonly zip: yauzl.ZipFile;
}

export const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/**
 * Opens the archive of a file.
 * @throws AppError import/truncated (no directory at the end), import/damaged, import/path-traversal, import/zip-bomb (too many parts).
 */
export async function openArchive({ path, displayName: file, unlocked }: ArchivePlace): Promise<Archive> {
  const { source, size } = unlocked === undefined ? await openFile(path) : openBytes(unlocked);
  try {
    const zip = await openDirectory(source, size, file);
    const parts = new Map<string, Part>();
    if (zip.entryCount > LIMITS.zipParts) throw tooManyParts(file, zip.entryCount);
    for await (const entry of entriesOf(zip, file)) {
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (leavesArchive(name)) throw refusal('import/path-traversal', { file });
      const key = partKey(name);
      if (!parts.has(key)) parts.set(key, { name, entry, zip });
    }
    return { file, source, parts, unpackedBytes: 0, close: () => source.close() };
  } catch (error) {
    await source.close();
    throw error;
  }
}

type ArchivePlace = Pick<ReadOptions, 'path' | 'displayName' | 'unlocked'>;

interface Opened {
  readonly source: RangeSource;
  readonly size: number;
}

async function openFile(path: string): Promise<Opened> {
  const source = await open(path, 'r');
  return { source, size: (await source.stat()).size };
}

const openBytes = (bytes: Buffer): Opened => ({ source: memorySource(bytes), size: bytes.length });

function tooManyParts(file: string, found: number): AppError {
  const [has, most] = [found, LIMITS.zipParts].map((n) => n.toLocaleString('en-US'));
  return refusal('import/zip-bomb', { file, found, what: `consists of ${has} parts; the most we read is ${most}` });
}

/** Some programs write the names of parts from the root on: `/xl/workbook.xml`. */
const PART_FROM_ROOT = /^\/(?:xl|_rels|docProps|customXml|META-INF|\[Content_Types\]\.xml)(?:\/|$)/i;

function leavesArchive(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') && !PART_FROM_ROOT.test(path)) return true;
  return /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}

async function openDirectory(source: RangeSource, size: number, file: string): Promise<yauzl.ZipFile> {
  const end = await claimedEnd(source, size);
  if (end === null) throw refusal('import/truncated', { file });
  try {
    const options = { autoClose: false, decodeStrings: false, lazyEntries: true };
    return await yauzl.fromRandomAccessReaderPromise(new DirectoryReader(source), end, options);
  } catch {
    throw refusal('import/damaged', { file });
  }
}

/** How yauzl reads. Behind the end of the file there are zeros: an archive may claim a comment that was cut off. */
class DirectoryReader extends yauzl.RandomAccessReader {
  readonly #source: RangeSource;

  constructor(source: RangeSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const fill = async (): Promise<void> => {
      const { bytesRead } = await this.#source.read(buffer, offset, length, position);
      buffer.fill(0, offset + bytesRead, offset + length);
    };
    callbackify(fill)(callback);
  }
}

async function* entriesOf(zip: yauzl.ZipFile, file: string): AsyncGenerator<yauzl.Entry> {
  try {
    yield* zip.eachEntry();
  } catch {
    throw refusal('import/damaged', { file, what: 'its table of contents is broken' });
  }
}

const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/**
 * Where the archive ends by its own words: after the last record that closes a directory, and its comment. The file may end before,
 * or go on: servers append to downloads. Null without such a record: the file was cut.
 */
async function claimedEnd(source: RangeSource, size: number): Promise<number | null> {
  const length = Math.min(size, END_BYTES + LONGEST_COMMENT);
  const { buffer } = await source.read(Buffer.alloc(length), 0, length, size - length);
  const at = buffer.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  return at < 0 || at + END_BYTES > length ? null : size - length + at + END_BYTES + buffer.readUInt16LE(at + 20);
}
