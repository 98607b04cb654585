/** Bytes of an open file, chunk by chunk. */
export const CHUNK = 256 * 1024;

/** What ranges are read from: an open file, or bytes that had to be decrypted. */
export interface RangeSource {
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number; readonly buffer: Buffer }>;
  close(): Promise<void>;
}

export function memorySource(bytes: Buffer): RangeSource {
  return {
    read: (buffer, offset, length, position) =>
      Promise.resolve({ bytesRead: bytes.copy(buffer, offset, position, position + length), buffer }),
    close: () => Promise.resolve(),
  };
}

/**
 * Yields `length` bytes from `start`; ends early where the file does. Not a ReadStream, because that closes the handle it was
 * given when it is destroyed.
 */
export async function* readRange(source: RangeSource, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length;) {
    const size = Math.min(CHUNK, length - done);
    const { bytesRead, buffer } = await source.read(Buffer.allocUnsafe(size), 0, size, start + done);
    if (bytesRead === 0) return;
    done += bytesRead;
    yield bytesRead === size ? buffer : buffer.subarray(0, bytesRead);
  }
}
