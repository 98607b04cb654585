/** Bytes of an open file, chunk by chunk. */
import type { FileHandle } from 'node:fs/promises';

export const CHUNK = 256 * 1024;

/**
 * Yields `length` bytes from `start`; ends early where the file does. Not a ReadStream, because that closes the handle it was
 * given when it is destroyed.
 */
export async function* readRange(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length;) {
    const size = Math.min(CHUNK, length - done);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size, start + done);
    if (bytesRead === 0) return;
    done += bytesRead;
    yield bytesRead === size ? buffer : buffer.subarray(0, bytesRead);
  }
}
