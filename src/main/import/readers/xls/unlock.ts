/**
 * Workbooks that Excel opens without asking are sometimes encrypted all the same: protecting the structure, or offering to open
 * read-only, encrypts with a password that every program knows. Only that one is tried; any other is a person's own.
 * Source: [MS-XLS] 2.2.10 (obfuscation and encryption), 2.4.117 (FilePass); [MS-OFFCRYPTO] 2.3.5, 2.3.6 (RC4, RC4 CryptoAPI).
 */
import { LIMITS } from '../limits.ts';
import type { ByteSource } from '../ole/compoundFile.ts';
import { type HashName, hashOf, PASSWORD_BYTES, uint32 } from '../locks/knownPassword.ts';
import { refusal } from '../refusals.ts';
import { type ByteCipher, obfuscation } from './obfuscation.ts';
import { RECORD, recordsFrom } from './records.ts';

/** Bytes after which the key changes. */
const BLOCK = 1_024;
/** The first word of a lock that is no RC4. */
const OBFUSCATED = 0;
const INTERFACE_HEADER = 0x00e1;
/** Takes the place of the record that says the workbook is encrypted: DSF, which means nothing. */
const NOTHING = 0x0161;

/**
 * The stream itself, or decrypted in memory.
 * @throws AppError import/encrypted when it needs a password, import/too-large, import/truncated.
 */
export function unlock(stream: ByteSource, file: string): ByteSource {
  const cursor = recordsFrom(stream, 0, file);
  while (cursor.next() && cursor.type !== RECORD.EOF && cursor.type !== RECORD.BOUNDSHEET) {
    if (cursor.type !== RECORD.FILEPASS) continue;
    const cipher = readCipher(cursor.buffer.subarray(cursor.start, cursor.end));
    if (cipher === null) throw refusal('import/encrypted', { file });
    if (stream.size > LIMITS.heldFileBytes) throw tooLarge(file, stream.size);
    const bytes = stream.read(0, stream.size);
    decryptRecords(bytes, cipher);
    return { size: bytes.length, read: (position, length) => bytes.subarray(position, position + length) };
  }
  return stream;
}

function tooLarge(file: string, size: number): Error {
  const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
  return refusal('import/too-large', { file, found: megabytes(size), limit: megabytes(LIMITS.heldFileBytes) });
}

/** The RC4 key of each block of the stream. */
type BlockKeys = (block: number) => Buffer;

/** The cipher of the known password, or null when it is not the password, or the method is another. */
function readCipher(filePass: Buffer): ByteCipher | null {
  // Before Excel 97 there was one method, and nothing said which.
  if (filePass.length === 4) return obfuscation(filePass);
  if (filePass.length < 6) return null;
  if (filePass.readUInt16LE(0) === OBFUSCATED) return obfuscation(filePass.subarray(2));
  if (filePass.length < 54) return null;
  const keyOf = filePass.readUInt16LE(2) === 1 ? rc4Keys(filePass.subarray(6)) : cryptoApiKeys(filePass.subarray(10));
  return keyOf === null ? null : blockCipher(keyOf);
}

function blockCipher(keyOf: BlockKeys): ByteCipher {
  let block = -1;
  let stream: Uint8Array = new Uint8Array();
  return (byte, position) => {
    if (Math.floor(position / BLOCK) !== block) {
      block = Math.floor(position / BLOCK);
      stream = keyStream(keyOf(block), BLOCK);
    }
    return byte ^ (stream[position % BLOCK] as number);
  };
}

/** @param verifier salt, encrypted verifier, its encrypted hash, 16 bytes each. */
function rc4Keys(verifier: Buffer): BlockKeys | null {
  const short = hashOf('md5', PASSWORD_BYTES).subarray(0, 5);
  const salted = Buffer.concat([short, verifier.subarray(0, 16)]);
  const base = hashOf('md5', ...Array.from({ length: 16 }, () => salted)).subarray(0, 5);
  const keyOf: BlockKeys = (block) => hashOf('md5', base, uint32(block));
  return verifies(keyOf(0), 'md5', verifier.subarray(16, 32), verifier.subarray(32, 48)) ? keyOf : null;
}

/** @param rest the size of the header, the header, and salt, verifier and hash with their sizes. */
function cryptoApiKeys(rest: Buffer): BlockKeys | null {
  const verifier = 4 + rest.readUInt32LE(0);
  if (verifier + 60 > rest.length) return null;
  const bits = rest.readUInt32LE(4 + 16) || 40;
  const base = hashOf('sha1', rest.subarray(verifier + 4, verifier + 20), PASSWORD_BYTES);
  const keyOf: BlockKeys = (block) => {
    const key = hashOf('sha1', base, uint32(block)).subarray(0, Math.min(bits / 8, 16));
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
  const encrypted = rest.subarray(verifier + 20, verifier + 36);
  return verifies(keyOf(0), 'sha1', encrypted, rest.subarray(verifier + 40, verifier + 60)) ? keyOf : null;
}

function verifies(key: Buffer, algorithm: HashName, verifier: Buffer, verifierHash: Buffer): boolean {
  const stream = keyStream(key, verifier.length + verifierHash.length);
  const plain = Buffer.concat([verifier, verifierHash]).map((byte, i) => byte ^ (stream[i] as number));
  return hashOf(algorithm, plain.subarray(0, 16)).equals(plain.subarray(16));
}

/** Decrypts the bodies of the records in place; their heads, and what is needed to find the way, are never encrypted. */
function decryptRecords(bytes: Buffer, cipher: ByteCipher): void {
  for (let at = 0; at + 4 <= bytes.length;) {
    const type = bytes.readUInt16LE(at);
    const end = Math.min(bytes.length, at + 4 + bytes.readUInt16LE(at + 2));
    if (type === RECORD.FILEPASS) bytes.writeUInt16LE(NOTHING, at);
    else if (type !== RECORD.BOF && type !== INTERFACE_HEADER) {
      for (let i = at + (type === RECORD.BOUNDSHEET ? 8 : 4); i < end; i++)
        bytes[i] = cipher(bytes[i] as number, i, end - at - 4);
    }
    at = end;
  }
}

/** The first `length` bytes that RC4 makes of a key; Node's own cryptography no longer offers it. */
function keyStream(key: Buffer, length: number): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    const kept = state[a] as number;
    state[a] = state[b] as number;
    state[b] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Uint8Array.from({ length }, () => {
    i = (i + 1) & 255;
    j = (j + (state[i] as number)) & 255;
    swap(i, j);
    return state[((state[i] as number) + (state[j] as number)) & 255] as number;
  });
}
