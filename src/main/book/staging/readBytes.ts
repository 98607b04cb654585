import { readSync } from 'node:fs';

/** Bytes `at` to `at + bytes` of an open file. @throws RangeError when it is shorter. */
export function readBytes(file: number, { at, bytes }: { readonly at: number; readonly bytes: number }): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes;) {
    const read = readSync(file, buffer, done, bytes - done, at + done);
    if (read === 0) throw new RangeError('the staging file ends before its directory says');
    done += read;
  }
  return buffer;
}
