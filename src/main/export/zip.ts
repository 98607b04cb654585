/** Packs named parts into a ZIP archive, part by part; the same parts give the same bytes (no clock, no machine in it). */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** Path inside the archive with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Leave as it is what is packed already, e.g. a PDF. */
  readonly isPacked?: boolean;
}

export interface ZipWriter {
  add(part: ZipPart): void;
  /** Writes the directory; nothing may be added after it. */
  end(): void;
}

/** 1980-01-01, the first day ZIP can say: a fixed stamp keeps archives equal. */
const STAMP_DATE = 0x21;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAMES = 0x800;
const VERSION = 20;

interface Sizes {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}

/** An archive that leaves through `write` as it grows; below 4 GiB and 65,535 parts. */
export function zipWriter(write: (chunk: Uint8Array) => void): ZipWriter {
  const directory: Buffer[] = [];
  let offset = 0;
  let parts = 0;
  return {
    add: ({ path, content, isPacked = false }) => {
      const name = Buffer.from(path, 'utf8');
      const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      const packed = isPacked ? plain : deflateRawSync(plain, { level: 9 });
      const sizes: Sizes = {
        method: isPacked ? STORED : DEFLATED,
        crc: crc32(plain),
        packed: packed.length,
        plain: plain.length,
      };
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      writeEntry(local, 4, sizes, name.length);
      const central = Buffer.alloc(46);
      central.writeUInt32LE(0x02014b50, 0);
      central.writeUInt16LE(VERSION, 4);
      writeEntry(central, 6, sizes, name.length);
      central.writeUInt32LE(offset, 42);
      for (const chunk of [local, name, packed]) write(chunk);
      directory.push(central, name);
      offset += local.length + name.length + packed.length;
      parts += 1;
    },
    end: () => {
      const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(parts, 8);
      end.writeUInt16LE(parts, 10);
      end.writeUInt32LE(size, 12);
      end.writeUInt32LE(offset, 16);
      for (const chunk of [...directory, end]) write(chunk);
    },
  };
}

/** The whole archive as bytes; for workbooks, which are small. */
export function zip(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = zipWriter((chunk) => void chunks.push(chunk));
  for (const part of parts) writer.add(part);
  writer.end();
  return Buffer.concat(chunks);
}

/** The fields that local header and central directory share, from "version needed" to "name length". */
function writeEntry(into: Buffer, at: number, sizes: Sizes, nameLength: number): void {
  into.writeUInt16LE(VERSION, at);
  into.writeUInt16LE(UTF8_NAMES, at + 2);
  into.writeUInt16LE(sizes.method, at + 4);
  into.writeUInt16LE(0, at + 6);
  into.writeUInt16LE(STAMP_DATE, at + 8);
  into.writeUInt32LE(sizes.crc, at + 10);
  into.writeUInt32LE(sizes.packed, at + 14);
  into.writeUInt32LE(sizes.plain, at + 18);
  into.writeUInt16LE(nameLength, at + 22);
}
