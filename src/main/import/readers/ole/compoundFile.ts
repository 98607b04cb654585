/**
 * OLE2 compound files: a small file system of sectors inside one file. Its directory tells a workbook from an encrypted one or
 * a letter; one stream of it is read at any position. Everything a hostile file claims is checked against the file's size.
 * Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.5 (DIFAT), 2.6 (directory).
 */
import { fstatSync, readSync } from 'node:fs';
import { readDirectory, type DirectoryEntry } from './directory.ts';

/** Bytes that can be read at any position. */
export interface ByteSource {
  readonly size: number;
  /** Up to `length` bytes from `position`; fewer where the source ends. */
  read(position: number, length: number): Buffer;
}

export interface CompoundFile {
  readonly entries: readonly DirectoryEntry[];
  /** The bytes of a stream, shorter than its entry claims where its chain is; null when the chain leaves the file. */
  open(entry: DirectoryEntry): ByteSource | null;
}

const HEADER_BYTES = 512;
const HEADER_FAT_SECTORS = 109;
/** Sector numbers from here on are marks: end of chain, free, table. */
const FIRST_MARK = 0xffff_fffa;

/** A file's own bytes. */
export function fileSource(descriptor: number): ByteSource {
  const { size } = fstatSync(descriptor);
  return {
    size,
    read(position, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - position)));
      return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, position));
    },
  };
}

/** @returns null when the tables or the directory lie beyond the end of the file or run in circles. */
export function openCompoundFile(file: ByteSource): CompoundFile | null {
  const header = file.read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return null;
  const sectorSize = 1 << Math.min(header.readUInt16LE(30), 16);
  const miniSize = 1 << Math.min(header.readUInt16LE(32), 12);
  if (sectorSize < 512) return null;
  const sectors = { file, size: sectorSize, offset: sectorSize };
  const fat = readFat(header, sectors);
  if (fat === null) return null;
  const chain = (start: number): Uint32Array | null => followChain(fat, start);
  const directory = chain(header.readUInt32LE(48));
  if (directory === null) return null;
  const entries = readDirectory(chainSource(sectors, directory, Infinity));
  if (entries === null) return null;
  const smallBelow = header.readUInt32LE(56);
  return {
    entries,
    open(entry) {
      if (entry.size >= smallBelow) return wholeSource(sectors, chain(entry.start), entry.size);
      const root = entries[0];
      const miniStream = wholeSource(sectors, chain(root?.start ?? FIRST_MARK), root?.size ?? 0);
      const miniFat = wholeSource(sectors, chain(header.readUInt32LE(60)), Infinity);
      if (miniStream === null || miniFat === null) return null;
      const mini = { file: miniStream, size: miniSize, offset: 0 };
      return wholeSource(mini, followChain(readTable(miniFat), entry.start), entry.size);
    },
  };
}

interface Sectors {
  readonly file: ByteSource;
  readonly size: number;
  /** Where sector 0 begins. */
  readonly offset: number;
}

/** The allocation table: for each sector the one that follows it. Its own sectors are listed in the header and beyond. */
function readFat(header: Buffer, sectors: Sectors): Uint32Array | null {
  const perSector = sectors.size / 4;
  const most = Math.ceil(sectors.file.size / sectors.size / perSector) + 1;
  const tables: number[] = [];
  for (let i = 0; i < HEADER_FAT_SECTORS; i++) tables.push(header.readUInt32LE(76 + i * 4));
  let next = header.readUInt32LE(68);
  for (let count = 0; next < FIRST_MARK && tables.length < most + HEADER_FAT_SECTORS; count++) {
    const list = readTable(chainSource(sectors, Uint32Array.of(next), Infinity));
    if (list.length < perSector || count > most) return null;
    tables.push(...list.subarray(0, perSector - 1));
    next = list[perSector - 1] ?? FIRST_MARK;
  }
  const used = tables.filter((sector) => sector < FIRST_MARK).slice(0, most);
  const table = wholeSource(sectors, Uint32Array.from(used), Infinity);
  return table === null ? null : readTable(table);
}

function readTable(source: ByteSource): Uint32Array {
  const bytes = source.read(0, source.size);
  const table = new Uint32Array(Math.floor(bytes.length / 4));
  for (let i = 0; i < table.length; i++) table[i] = bytes.readUInt32LE(i * 4);
  return table;
}

/** The sectors of a chain in order; null when it runs in a circle. It ends where the table does not say how it goes on. */
function followChain(table: Uint32Array, start: number): Uint32Array | null {
  const chain: number[] = [];
  for (let next = start; next < FIRST_MARK; next = table[next] ?? FIRST_MARK) {
    if (chain.length > table.length) return null;
    chain.push(next);
  }
  return Uint32Array.from(chain);
}

/** The same as {@link chainSource}, but null for no chain, or one with a sector that begins beyond the end of the file. */
function wholeSource(sectors: Sectors, chain: Uint32Array | null, claimed: number): ByteSource | null {
  const fits = chain?.every((sector) => sectors.offset + sector * sectors.size < sectors.file.size) ?? false;
  return chain !== null && fits ? chainSource(sectors, chain, claimed) : null;
}

/** A chain of sectors as one run of bytes; neighbouring sectors are read together. */
function chainSource(sectors: Sectors, chain: Uint32Array, claimed: number): ByteSource {
  const size = Math.min(claimed, chain.length * sectors.size);
  return {
    size,
    read(position, length) {
      const wanted = Math.max(0, Math.min(length, size - position));
      const out = Buffer.allocUnsafe(wanted);
      let done = 0;
      while (done < wanted) {
        const at = position + done;
        const index = Math.floor(at / sectors.size);
        const within = at % sectors.size;
        let last = index;
        const lastNeeded = Math.floor((position + wanted - 1) / sectors.size);
        while (last < lastNeeded && chain[last + 1] === (chain[last] as number) + 1) last++;
        const take = Math.min(wanted - done, (last - index + 1) * sectors.size - within);
        const bytes = sectors.file.read(sectors.offset + (chain[index] as number) * sectors.size + within, take);
        bytes.copy(out, done);
        done += bytes.length;
        if (bytes.length < take) break;
      }
      return done === wanted ? out : out.subarray(0, done);
    },
  };
}
