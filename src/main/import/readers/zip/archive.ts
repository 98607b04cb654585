/**
 * The directory of a zipped workbook. yauzl reads the directory (zip64, odd headers, names); we only keep a map of parts.
 * Nothing is ever extracted to disk, and still a name that leaves the archive is refused: honest programs write none.
 */
import * as yauzl from 'yauzl';
import { open, type FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../../shared/contract/errors.ts';
import { LIMITS } from '../limits.ts';
import { refusal } from '../refusals.ts';

export interface Archive {
  readonly file: string;
  readonly handle: FileHandle;
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
 * Opens the archive at `path`.
 * @throws AppError import/truncated (no directory at the end), import/damaged, import/path-traversal, import/zip-bomb (too many parts).
 */
export async function openArchive(path: string, file: string): Promise<Archive> {
  const handle = await open(path, 'r');
  try {
    const zip = await openDirectory(handle, file);
    const parts = new Map<string, Part>();
    if (zip.entryCount > LIMITS.zipParts) throw tooManyParts(file, zip.entryCount);
    for await (const entry of entriesOf(zip, file)) {
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (leavesArchive(name)) throw refusal('import/path-traversal', { file });
      const key = partKey(name);
      if (!parts.has(key)) parts.set(key, { name, entry, zip });
    }
    return { file, handle, parts, unpackedBytes: 0, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

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

async function openDirectory(handle: FileHandle, file: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromFdPromise(handle.fd, { autoClose: false, decodeStrings: false, lazyEntries: true });
  } catch {
    throw refusal((await hasDirectoryEnd(handle)) ? 'import/damaged' : 'import/truncated', { file });
  }
}

async function* entriesOf(zip: yauzl.ZipFile, file: string): AsyncGenerator<yauzl.Entry> {
  try {
    yield* zip.eachEntry();
  } catch {
    throw refusal('import/damaged', { file, what: 'its table of contents is broken' });
  }
}

/** Whether the end-of-central-directory mark is anywhere in the last 64 kB: without it the file was cut. */
async function hasDirectoryEnd(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  const length = Math.min(size, 65_557);
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') >= 0;
}
