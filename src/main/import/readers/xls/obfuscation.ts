/**
 * XOR obfuscation, the oldest way to protect a workbook: sixteen bytes made of the password are laid over the records again and
 * again. Source: [MS-OFFCRYPTO] 2.3.7.2 (XOR array), 2.3.7.3 (method 1), 2.3.7.1 (verifier).
 */
import { KNOWN_PASSWORD } from '../locks/knownPassword.ts';

/** Decrypts the byte at `position` of the stream; `length` is that of its record. */
export type ByteCipher = (byte: number, position: number, length: number) => number;

/** What the method makes of the known password. */
const KEY = 0xb359;
const VERIFIER = 0x9a0a;
/** Follows a password of fifteen letters, the longest there is. */
const PAD = 0xbb;

const rotateLeft = (byte: number, bits: number): number => ((byte << bits) | (byte >> (8 - bits))) & 0xff;
const PATTERN = Buffer.from([...Buffer.from(KNOWN_PASSWORD, 'latin1'), PAD]).map((byte, i) =>
  rotateLeft(byte ^ (i % 2 === 0 ? KEY & 0xff : KEY >> 8), 2),
);

/** @param lock key and verifier as the file has them. @returns null when the password is another one. */
export function obfuscation(lock: Buffer): ByteCipher | null {
  if (lock.length < 4 || lock.readUInt16LE(0) !== KEY || lock.readUInt16LE(2) !== VERIFIER) return null;
  return (byte, position, length) => rotateLeft(byte, 3) ^ (PATTERN[(position + length) % PATTERN.length] as number);
}
