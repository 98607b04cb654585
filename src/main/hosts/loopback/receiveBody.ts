/** Reads what a browser sends: small JSON into memory, a spreadsheet straight into a private file. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { AppError } from '../../../shared/contract/errors.ts';

export const CALL_LIMIT_BYTES = 1024 * 1024;
/** The largest CSV an import reads; other formats have lower limits of their own. */
export const UPLOAD_LIMIT_BYTES = 4 * 1024 ** 3;
/** A sender that is silent this long is gone. */
const SILENCE_MS = 30_000;

/**
 * Ends the connection when nothing comes for a while.
 * @returns to be called when all is here: the answer may take as long as it takes, and a connection that waits for one is
 * silent too. The effect of a large import takes minutes.
 */
function watchForSilence(request: IncomingMessage): () => void {
  request.setTimeout(SILENCE_MS, () => request.destroy());
  return () => void request.setTimeout(0);
}

/** @throws AppError "app/too-large", "app/invalid-json". */
export async function receiveJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  const heardAll = watchForSilence(request);
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > CALL_LIMIT_BYTES) throw new AppError('app/too-large', 'That was more than one call may carry (1 MB).');
    chunks.push(chunk);
  }
  heardAll();
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new AppError('app/invalid-json', 'The call did not arrive whole. Try again.');
  }
}

/** Streams the body to `path` (0600). On any failure nothing is left there. @throws AppError "app/too-large", "source/disk-full". */
export async function receiveFile(request: IncomingMessage, path: string): Promise<number> {
  let size = 0;
  const heardAll = watchForSilence(request);
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > UPLOAD_LIMIT_BYTES)
        done(new AppError('app/too-large', 'This file is larger than 4 GB, the most that can be read.'));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(request, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    heardAll();
    return size;
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new AppError(
        'source/disk-full',
        'The disk for temporary files is full, so the file was not taken in. Free some space and add it again.',
      );
    }
    throw error;
  }
}

/** The file name a browser sent, as display text: the last part of any path, no control characters, at most 255 letters. */
export function displayName(header: string | undefined): string {
  let text = header ?? '';
  try {
    text = decodeURIComponent(text);
  } catch {
    // A name that is not percent-encoded well is shown as it came.
  }
  const last = text.split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(0, 255)
    .trim();
  return shown === '' ? 'file' : shown;
}
