/** How Excel 2007 encrypts a package: AES without chaining. Source: [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9. */
import { createDecipheriv } from 'node:crypto';
import { hashOf, spinHash, uint32 } from './knownPassword.ts';
import type { PackageCipher } from './unlockPackage.ts';

const TURNS = 50_000;
const KEY_BITS = new Map([
  [0x660e, 128],
  [0x660f, 192],
  [0x6610, 256],
]);

/** @param info the stream after its version and flags. @returns null when the password is another one, or the method. */
export function standardCipher(info: Buffer): PackageCipher | null {
  const verifier = info.length < 16 ? info.length : 4 + info.readUInt32LE(0);
  if (verifier + 72 > info.length) return null;
  const bits = KEY_BITS.get(info.readUInt32LE(4 + 8));
  if (bits === undefined) return null;
  const key = keyOf(info.subarray(verifier + 4, verifier + 20), bits / 8);
  const decrypt: PackageCipher = (encrypted) => {
    const decipher = createDecipheriv(`aes-${bits}-ecb`, key, null).setAutoPadding(false);
    return decipher.update(encrypted.subarray(0, encrypted.length - (encrypted.length % 16)));
  };
  const proof = hashOf('sha1', decrypt(info.subarray(verifier + 20, verifier + 36)));
  return decrypt(info.subarray(verifier + 40, verifier + 72))
    .subarray(0, proof.length)
    .equals(proof)
    ? decrypt
    : null;
}

function keyOf(salt: Buffer, length: number): Buffer {
  const hash = hashOf('sha1', spinHash('sha1', salt, TURNS), uint32(0));
  const derive = (fill: number): Buffer =>
    hashOf(
      'sha1',
      Buffer.alloc(64, fill).map((byte, i) => byte ^ (hash[i] ?? 0)),
    );
  return Buffer.concat([derive(0x36), derive(0x5c)]).subarray(0, length);
}
