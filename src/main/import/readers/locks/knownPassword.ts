/**
 * The password that every program knows. Protecting the structure of a workbook, or offering to open it read-only, encrypts it with
 * this one, and Excel opens such a file without asking. Only it is tried; any other is a person's own.
 * Source: [MS-XLS] 2.2.10; [MS-OFFCRYPTO] 2.3.
 */
import { createHash } from 'node:crypto';

export const KNOWN_PASSWORD = 'VelvetSweatshop';
/** As the methods that hash it take it. */
export const PASSWORD_BYTES = Buffer.from(KNOWN_PASSWORD, 'utf16le');

/** Methods of the specifications that this program's cryptography has. */
export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

export function hashOf(algorithm: HashName, ...parts: readonly Uint8Array[]): Buffer {
  return createHash(algorithm).update(Buffer.concat(parts)).digest();
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Salt and password hashed again and again, each time with the number of the turn before what came out last. */
export function spinHash(algorithm: HashName, salt: Uint8Array, turns: number): Buffer {
  let hash = hashOf(algorithm, salt, PASSWORD_BYTES);
  const input = Buffer.alloc(4 + hash.length);
  for (let turn = 0; turn < turns; turn++) {
    input.writeUInt32LE(turn);
    hash.copy(input, 4);
    hash = createHash(algorithm).update(input).digest();
  }
  return hash;
}
