/**
 * An encrypted .xlsx or .xlsb: an OLE2 container with the zip archive in one stream and how it is encrypted in another. It is opened
 * with the password that every program knows, in memory; nothing decrypted reaches the disk.
 * Source: [MS-OFFCRYPTO] 2.3.4.4 (EncryptedPackage), 2.3.4.5, 2.3.4.10 (EncryptionInfo).
 */
import { LIMITS } from '../limits.ts';
import type { CompoundFile } from '../ole/compoundFile.ts';
import { findEntry } from '../ole/directory.ts';
import { refusal } from '../refusals.ts';
import { agileCipher } from './agileCipher.ts';
import { standardCipher } from './standardCipher.ts';

/** Decrypts the whole package, without the size before it; null when the password is another one. */
export type PackageCipher = (encrypted: Buffer) => Buffer;

const SIZE_BYTES = 8;
const STANDARD_MINOR = 2;
const AGILE = 4;

/** @throws AppError import/encrypted when it needs a password, import/too-large, import/truncated. */
export function unlockPackage(container: CompoundFile, file: string): Buffer {
  const info = streamOf(container, 'encryptioninfo', file);
  const cipher = info === null || info.length < 8 ? null : cipherOf(info, file);
  if (cipher === null) throw refusal('import/encrypted', { file });
  const content = streamOf(container, 'encryptedpackage', file);
  if (content === null || content.length < SIZE_BYTES) throw refusal('import/truncated', { file });
  const size = content.readUInt32LE(0) + content.readUInt32LE(4) * 0x1_0000_0000;
  const plain = cipher(content.subarray(SIZE_BYTES));
  if (size > plain.length) throw refusal('import/truncated', { file });
  return plain.subarray(0, size);
}

function cipherOf(info: Buffer, file: string): PackageCipher | null {
  const major = info.readUInt16LE(0);
  const minor = info.readUInt16LE(2);
  if (major === AGILE && minor === AGILE) return agileCipher(info.toString('utf8', 8), file);
  return minor === STANDARD_MINOR ? standardCipher(info.subarray(8)) : null;
}

function streamOf(container: CompoundFile, name: string, file: string): Buffer | null {
  const entry = findEntry(container.entries, name);
  if (entry === undefined) return null;
  const stream = container.open(entry);
  if (stream === null) throw refusal('import/truncated', { file });
  if (stream.size > LIMITS.heldFileBytes) {
    const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
    throw refusal('import/too-large', { file, found: megabytes(stream.size), limit: megabytes(LIMITS.heldFileBytes) });
  }
  return stream.read(0, stream.size);
}
