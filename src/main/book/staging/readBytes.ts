import { readSync } from 'node:fs';

interface Place {
  readonly at: number;
  readonly bytes: number;
}

/** Bytes `at` to `at + bytes` of an open file. @throws RangeError when it is shorter. */
export function readBytes(file: number, place: Place): Buffer {
  return readInto(Buffer.allocUnsafe(place.bytes), file, place);
}

/**
 * The same, into one buffer that is used again: what was read before is gone with the next read. A file read in a thousand
 * pieces leaves no thousand buffers behind.
 */
export function byteReader(file: number): (place: Place) => Buffer {
  let buffer = Buffer.allocUnsafe(0);
  return (place) => {
    if (buffer.length < place.bytes) buffer = Buffer.allocUnsafe(Math.max(place.bytes, 2 * buffer.length));
    return readInto(buffer.subarray(0, place.bytes), file, place);
  };
}

function readInto(buffer: Buffer, file: number, { at, bytes }: Place): Buffer {
  for (let done = 0; done < bytes;) {
    const read = readSync(file, buffer, done, bytes - done, at + done);
    if (read === 0) throw new RangeError('the staging file ends before its directory says');
    done += read;
  }
  return buffer;
}
