/** Encrypts a BIFF8 stream as Excel does (RC4, [MS-OFFCRYPTO] 2.3.6), for a password. */
import { createHash } from 'node:crypto';
import { record, u16 } from './makeXls.ts';

const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

/** @param streamWith makes the stream with the given records after its first one. */
export function lockXls(streamWith: (extra: Buffer) => Buffer, password: string): Buffer {
  const salt = Buffer.from('0123456789abcdef');
  const verifier = Buffer.from('fedcba9876543210');
  const short = md5(Buffer.from(password, 'utf16le')).subarray(0, 5);
  const base = md5(...Array.from({ length: 16 }, () => Buffer.concat([short, salt]))).subarray(0, 5);
  const pad = (block: number): Buffer => rc4(md5(base, Buffer.from([block & 255, block >> 8, 0, 0])), 1_024);
  const proof = xor(Buffer.concat([verifier, md5(verifier)]), pad(0));
  const bytes = streamWith(record(0x002f, u16(1, 1, 1), salt, proof));
  const whole = Buffer.concat(Array.from({ length: Math.ceil(bytes.length / 1_024) }, (_, block) => pad(block)));
  for (let at = 0; at + 4 <= bytes.length;) {
    const type = bytes.readUInt16LE(at);
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    const from = at + (type === 0x0085 ? 8 : 4);
    if (type !== 0x0809 && type !== 0x002f) xor(bytes.subarray(from, end), whole.subarray(from)).copy(bytes, from);
    at = end;
  }
  return bytes;
}

const xor = (bytes: Buffer, pad: Buffer): Buffer => Buffer.from(bytes.map((byte, i) => byte ^ (pad[i] ?? 0)));

function rc4(key: Buffer, length: number): Buffer {
  const s = Array.from({ length: 256 }, (_, i) => i);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + (s[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    [s[i], s[j]] = [s[j] ?? 0, s[i] ?? 0];
  }
  const out = Buffer.alloc(length);
  for (let n = 0, i = 0, k = 0; n < length; n++) {
    i = (i + 1) % 256;
    k = (k + (s[i] ?? 0)) % 256;
    [s[i], s[k]] = [s[k] ?? 0, s[i] ?? 0];
    out[n] = s[((s[i] ?? 0) + (s[k] ?? 0)) % 256] ?? 0;
  }
  return out;
}

/** Lays the XOR pattern of a password of 15 letters over the records ([MS-OFFCRYPTO] 2.3.7), as Excel 5 to 2003 could. */
export function obfuscateXls(
  streamWith: (extra: Buffer) => Buffer,
  password: string,
  key: number,
  verifier: number,
): Buffer {
  const pattern = [...Buffer.from(`${password}\u00bb`, 'latin1')].map((byte, i) => {
    const mixed = byte ^ (i % 2 === 0 ? key & 255 : key >> 8);
    return ((mixed << 2) | (mixed >> 6)) & 255;
  });
  const bytes = streamWith(record(0x002f, u16(0, key, verifier)));
  for (let at = 0; at + 4 <= bytes.length;) {
    const type = bytes.readUInt16LE(at);
    const length = bytes.readUInt16LE(at + 2);
    const isPlain = type === 0x0809 || type === 0x002f;
    const from = isPlain ? at + 4 + length : at + (type === 0x0085 ? 8 : 4);
    for (let i = from; i < at + 4 + length; i++) {
      const mixed = (bytes[i] ?? 0) ^ (pattern[(i + length) % 16] ?? 0);
      bytes[i] = ((mixed >> 3) | (mixed << 5)) & 255;
    }
    at += 4 + length;
  }
  return bytes;
}
