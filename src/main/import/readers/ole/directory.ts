/** The directory of a compound file. Source: [MS-CFB] 2.6. */
import type { ByteSource } from './compoundFile.ts';

export interface DirectoryEntry {
  readonly name: string;
  /** First sector of its bytes. */
  readonly start: number;
  readonly size: number;
  /** Whether it lies in no folder: an embedded object brings streams of the same names. */
  readonly isTopLevel: boolean;
}

const ENTRY_BYTES = 128;
const MOST_ENTRIES = 65_536;
const NO_ENTRY = 0xffff_ffff;

/** Every used entry, the root first; null when there is no whole entry. */
export function readDirectory(source: ByteSource): DirectoryEntry[] | null {
  const bytes = source.read(0, Math.min(source.size, MOST_ENTRIES * ENTRY_BYTES));
  if (bytes.length < ENTRY_BYTES) return null;
  const topLevel = siblings(bytes, bytes.readUInt32LE(76));
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const length = bytes.readUInt16LE(at + 64);
    const isUsed = bytes[at + 66] !== 0 && length >= 2 && length <= 64;
    if (!isUsed && at > 0) continue;
    entries.push({
      name: isUsed ? bytes.toString('utf16le', at, at + length - 2) : '',
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
      isTopLevel: topLevel.has(at / ENTRY_BYTES),
    });
  }
  return entries;
}

/** The entries of one folder: a tree of left and right neighbours. */
function siblings(bytes: Buffer, first: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const open = [first];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const at = entry * ENTRY_BYTES;
    if (entry === NO_ENTRY || at + ENTRY_BYTES > bytes.length || seen.has(entry)) continue;
    seen.add(entry);
    open.push(bytes.readUInt32LE(at + 68), bytes.readUInt32LE(at + 72));
  }
  return seen;
}

/** The entry of the first of these names, in any case, not in a folder where there is one such of any of them. */
export function findEntry(entries: readonly DirectoryEntry[], ...names: readonly string[]): DirectoryEntry | undefined {
  const named = names.flatMap((name) => entries.filter((entry) => entry.name.toLowerCase() === name));
  return named.find((entry) => entry.isTopLevel) ?? named[0];
}
