/** A zip writer for test and bench files: enough of the format for readers to be tried on, and to be lied to. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer | string;
  /** False: stored, not deflated. */
  readonly deflate?: boolean;
  /** Claimed unpacked size, where a test wants a header that lies. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
  /** Bytes that are deflated already; `data` is then ignored. */
  readonly packed?: Buffer;
}

/** One zip archive with the entries in the given order. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = typeof entry.data === 'string' ? Buffer.from(entry.data, 'utf8') : entry.data;
    const packed = entry.packed ?? (entry.deflate === false ? data : deflateRawSync(data, { level: 6 }));
    const name = Buffer.from(entry.name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800 | (entry.encrypted === true ? 1 : 0), 2);
    shared.writeUInt16LE(entry.deflate === false ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.claimedSize ?? data.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, tail, name]));
    bodies.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}

/** `start`, then `piece` over and over until `bytes` are reached: deflated cheaply, because each piece is flushed by itself. */
export function deflateRepeated(start: string, piece: string, bytes: number): Buffer {
  const flushed = (text: string): Buffer => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const block = piece.repeat(Math.ceil(1_000_000 / piece.length));
  const packed = flushed(block);
  return Buffer.concat([
    flushed(start),
    ...Array.from({ length: Math.ceil(bytes / block.length) }, () => packed),
    deflateRawSync(''),
  ]);
}
