/** The parts of an honest zip archive, so that a mutator can change one and write the archive again. */
import { inflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly data: Buffer;
}

/** Null when the bytes are no zip archive that can be read simply. */
export function unzip(bytes: Buffer): readonly Part[] | null {
  try {
    const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    if (end < 0) return null;
    const parts: Part[] = [];
    let at = bytes.readUInt32LE(end + 16);
    for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
      const packed = bytes.readUInt32LE(at + 20);
      const nameLength = bytes.readUInt16LE(at + 28);
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const body = bytes.subarray(start, start + packed);
      const isStored = bytes.readUInt16LE(at + 10) === 0;
      parts.push({
        name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
        data: isStored ? body : inflateRawSync(body, { maxOutputLength: 64_000_000 }),
      });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return parts;
  } catch {
    return null;
  }
}
