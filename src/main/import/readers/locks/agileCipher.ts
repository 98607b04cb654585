/** How Excel 2010 and later encrypt a package: AES in chained segments, described in XML. Source: [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15. */
import { createDecipheriv } from 'node:crypto';
import { scanTags, type Attributes } from '../xml/scanTags.ts';
import { refuseDoctype } from '../xlsx/workbook.ts';
import { type HashName, hashOf, spinHash, uint32 } from './knownPassword.ts';
import type { PackageCipher } from './unlockPackage.ts';

const SEGMENT = 4_096;
const BLOCK = 16;
/** Excel writes 100,000 turns; whoever asks for many more wants us to be busy. */
const MOST_TURNS = 1_000_000;
/** What is mixed into the hash of the password for each purpose. */
const FOR_PROOF = Buffer.from('fea7d2763b4b9e79', 'hex');
const FOR_PROOF_HASH = Buffer.from('d7aa0f6d3061344e', 'hex');
const FOR_KEY = Buffer.from('146e0be7abacd0d6', 'hex');

const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['MD5', 'md5'],
  ['SHA1', 'sha1'],
  ['SHA-1', 'sha1'],
  ['SHA256', 'sha256'],
  ['SHA384', 'sha384'],
  ['SHA512', 'sha512'],
]);

interface Method {
  readonly bits: number;
  readonly salt: Buffer;
  readonly hash: HashName;
}

/**
 * @param xml the stream after its version.
 * @returns null when the password is another one, or the method is not AES in CBC.
 * @throws AppError import/doctype.
 */
export function agileCipher(xml: string, file: string): PackageCipher | null {
  const elements = new Map<string, Attributes>();
  scanTags(xml, {
    open: (name, attributes) => {
      if (!elements.has(name)) elements.set(name, attributes);
    },
    doctype: () => refuseDoctype(file),
  });
  const data = methodOf(elements.get('keyData'));
  const key = packageKey(elements.get('encryptedKey'));
  return data === null || key === null ? null : (encrypted) => decryptSegments(encrypted, key, data);
}

function methodOf(attributes: Attributes | undefined): Method | null {
  const bits = Number(attributes?.get('keyBits'));
  const hash = HASHES.get(attributes?.get('hashAlgorithm') ?? '');
  const isKnown =
    attributes?.get('cipherAlgorithm') === 'AES' &&
    attributes.get('cipherChaining') === 'ChainingModeCBC' &&
    attributes.get('blockSize') === String(BLOCK) &&
    [128, 192, 256].includes(bits);
  return isKnown && hash !== undefined ? { bits, hash, salt: base64(attributes, 'saltValue') } : null;
}

const base64 = (attributes: Attributes | undefined, name: string): Buffer =>
  Buffer.from(attributes?.get(name) ?? '', 'base64');

/** The key of the package, which lies encrypted beside a proof of the password. */
function packageKey(lock: Attributes | undefined): Buffer | null {
  const method = methodOf(lock);
  const turns = Number(lock?.get('spinCount'));
  if (method === null || !(turns >= 0 && turns <= MOST_TURNS)) return null;
  const hash = spinHash(method.hash, method.salt, turns);
  const open = (name: string, purpose: Buffer): Buffer =>
    decrypt(base64(lock, name), fit(hashOf(method.hash, hash, purpose), method.bits / 8), method.salt);
  const proof = hashOf(method.hash, open('encryptedVerifierHashInput', FOR_PROOF).subarray(0, method.salt.length));
  const stored = open('encryptedVerifierHashValue', FOR_PROOF_HASH).subarray(0, proof.length);
  return stored.equals(proof) ? open('encryptedKeyValue', FOR_KEY).subarray(0, method.bits / 8) : null;
}

function decryptSegments(encrypted: Buffer, key: Buffer, { bits, hash, salt }: Method): Buffer {
  const segments: Buffer[] = [];
  for (let at = 0, index = 0; at < encrypted.length; at += SEGMENT, index++) {
    const vector = hashOf(hash, salt, uint32(index));
    segments.push(decrypt(encrypted.subarray(at, at + SEGMENT), fit(key, bits / 8), vector));
  }
  return Buffer.concat(segments);
}

function decrypt(encrypted: Buffer, key: Buffer, vector: Buffer): Buffer {
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, fit(vector, BLOCK)).setAutoPadding(false);
  return decipher.update(encrypted.subarray(0, encrypted.length - (encrypted.length % BLOCK)));
}

/** Cut, or filled up with 0x36, to a length. */
function fit(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length, 0x36)]).subarray(0, length);
}
