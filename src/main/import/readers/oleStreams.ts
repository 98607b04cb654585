/**
 * Names of the streams in an OLE2 compound file: enough to tell a workbook from an encrypted one or a letter, without a
 * library looking at a hostile file first. Source: [MS-CFB] 2.2, 2.3, 2.6.
 */
import { closeSync, openSync, readSync } from 'node:fs';

const ENTRY = 128;
const MAX_SECTORS = 4_096;
const HEADER_FAT_SECTORS = 109;

/** @returns the names, or null when the directory lies beyond the end of the file or runs in circles. */
export function listOleStreams(path: string): ReadonlySet<string> | null {
  const descriptor = openSync(path, 'r');
  try {
    const header = readAt(descriptor, 0, 512);
    if (header === null) return null;
    const sectorSize = 1 << Math.min(header.readUInt16LE(30), 16);
    if (sectorSize < 512) return null;
    const sector = (n: number): Buffer | null => readAt(descriptor, (n + 1) * sectorSize, sectorSize);
    const names = new Set<string>();
    let next = header.readUInt32LE(48);
    for (let count = 0; next < 0xffff_fffa; count++) {
      const entries = count < MAX_SECTORS ? sector(next) : null;
      if (entries === null) return null;
      for (let at = 0; at + ENTRY <= entries.length; at += ENTRY) addName(entries, at, names);
      next = nextSector(header, next, sectorSize, sector) ?? 0xffff_fffe;
    }
    return names;
  } finally {
    closeSync(descriptor);
  }
}

function addName(entries: Buffer, at: number, names: Set<string>): void {
  const length = entries.readUInt16LE(at + 64);
  const isUsed = entries[at + 66] !== 0;
  if (isUsed && length >= 2 && length <= 64) names.add(entries.toString('utf16le', at, at + length - 2));
}

/** The sector after `n` in its chain, looked up in the allocation table; null when the table does not say. */
function nextSector(
  header: Buffer,
  n: number,
  sectorSize: number,
  sector: (n: number) => Buffer | null,
): number | null {
  const perSector = sectorSize / 4;
  const index = Math.floor(n / perSector);
  if (index >= HEADER_FAT_SECTORS) return null;
  const table = sector(header.readUInt32LE(76 + index * 4));
  return table === null ? null : table.readUInt32LE((n % perSector) * 4);
}

function readAt(descriptor: number, position: number, length: number): Buffer | null {
  const buffer = Buffer.alloc(length);
  const read = readSync(descriptor, buffer, 0, length, position);
  return read < Math.min(length, 128) ? null : buffer;
}
