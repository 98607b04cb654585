/** Packs a few named parts into a ZIP archive; the same parts give the same bytes (no clock, no machine in it). */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** Path inside the archive with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** 1980-01-01, the first day ZIP can say: a fixed stamp keeps archives equal. */
const STAMP_DATE = 0x21;
const DEFLATED = 8;
const UTF8_NAMES = 0x800;
const VERSION = 20;

/** The archive as bytes. Meant for workbooks of some tens of megabytes: everything is held in memory. */
export function zip(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.path, 'utf8');
    const plain = Buffer.from(part.content, 'utf8');
    const packed = deflateRawSync(plain, { level: 9 });
    const sizes = [crc32(plain), packed.length, plain.length] as const;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeEntry(local, 4, sizes, name.length);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(VERSION, 4);
    writeEntry(central, 6, sizes, name.length);
    central.writeUInt32LE(offset, 42);
    chunks.push(local, name, packed);
    directory.push(central, name);
    offset += local.length + name.length + packed.length;
  }
  const directorySize = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}

/** The fields that local header and central directory share, from "version needed" to "name length". */
function writeEntry(into: Buffer, at: number, [crc, packed, plain]: readonly [number, number, number], nameLength: number): void {
  into.writeUInt16LE(VERSION, at);
  into.writeUInt16LE(UTF8_NAMES, at + 2);
  into.writeUInt16LE(DEFLATED, at + 4);
  into.writeUInt16LE(0, at + 6);
  into.writeUInt16LE(STAMP_DATE, at + 8);
  into.writeUInt32LE(crc, at + 10);
  into.writeUInt32LE(packed, at + 14);
  into.writeUInt32LE(plain, at + 18);
  into.writeUInt16LE(nameLength, at + 22);
}
