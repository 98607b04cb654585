/**
 * The bytes of one part, streamed. Inflation runs on zlib's own thread while the scanner works on the previous chunk.
 * Bytes are counted as they come out; sizes in headers are never believed. Source: reliability page, section C "Limits".
 */
import { pipeline, Readable } from 'node:stream';
import { constants, crc32, createInflateRaw } from 'node:zlib';
import { AppError } from '../../../../shared/contract/errors.ts';
import { LIMITS } from '../limits.ts';
import { CHUNK, readRange } from '../readRange.ts';
import { refusal } from '../refusals.ts';
import { xmlEncoding } from '../xml/xmlEncoding.ts';
import type { Archive, Part } from './archive.ts';

/** Several chunks may wait for the scanner, so that zlib's thread never stands still; large ones cost fewer turns between the two. */
const INFLATE = { chunkSize: 4 * CHUNK, highWaterMark: 16 * CHUNK };
const STORED = 0;
const DEFLATED = 8;

/**
 * Yields the part's bytes as they are stored; {@link asUtf8} converts other encodings.
 * @throws AppError import/zip-bomb, import/truncated, import/damaged (bad data or checksum), import/encrypted.
 */
export async function* inflatePart(archive: Archive, part: Part, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const { file } = archive;
  const { entry } = part;
  if (entry.isEncrypted()) throw refusal('import/encrypted', { file });
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw refusal('import/damaged', { file, what: 'it is packed in a way spreadsheets do not use' });
  }
  if (entry.compressedSize === 0) {
    if (entry.uncompressedSize > 0) throw refusal('import/damaged', { file, what: 'a part has lost its content' });
    return;
  }
  const bytes = await openBytes(archive, part);
  let unpacked = 0;
  let checksum = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (signal?.aborted === true)
        throw new AppError('import/cancelled', 'The import was cancelled. Nothing was imported.');
      unpacked += chunk.length;
      archive.unpackedBytes += chunk.length;
      if (unpacked > LIMITS.partBytes || archive.unpackedBytes > LIMITS.totalBytes) {
        throw refusal('import/zip-bomb', { file, found: archive.unpackedBytes });
      }
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refusal(isCutShort(error) ? 'import/truncated' : 'import/damaged', {
      file,
      what: 'its packed data is broken',
    });
  } finally {
    bytes.destroy();
  }
  if (checksum !== entry.crc32) throw refusal('import/damaged', { file, what: 'a checksum does not match' });
}

async function openBytes(archive: Archive, part: Part): Promise<Readable> {
  const { entry, zip } = part;
  let start: number;
  try {
    start = (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch {
    throw refusal('import/damaged', { file: archive.file, what: 'its table of contents is broken' });
  }
  const packed = Readable.from(readRange(archive.source, start, entry.compressedSize), {
    objectMode: false,
    highWaterMark: CHUNK,
  });
  if (entry.compressionMethod === STORED) return packed;
  // The callback is where pipeline reports errors; the reader of the stream sees the same error, so nothing is lost here.
  return pipeline(packed, createInflateRaw(INFLATE), () => undefined);
}

function isCutShort(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && error.errno === constants.Z_BUF_ERROR;
}

/** A small part as text, or null when the archive has none of that name. */
export async function readPartText(archive: Archive, key: string): Promise<string | null> {
  const part = archive.parts.get(key);
  if (part === undefined) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of inflatePart(archive, part)) {
    length += chunk.length;
    if (length > LIMITS.smallPartBytes) throw refusal('import/zip-bomb', { file: archive.file, found: length });
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return new TextDecoder(xmlEncoding(bytes)).decode(bytes);
}

/** The bytes of an XML part in UTF-8, whatever it is written in: the scanners know one encoding only. */
export async function* asUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      const encoding = xmlEncoding(chunk);
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
    }
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  }
}
