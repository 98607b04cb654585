/** Encrypts a package as Excel 2007 and as later versions do ([MS-OFFCRYPTO] 2.3.4), for a password. */
import { createCipheriv, createHash } from 'node:crypto';
import { makeOle, u16, u32 } from './makeXls.ts';

const hash = (name: string, ...parts: readonly Buffer[]): Buffer =>
  createHash(name).update(Buffer.concat(parts)).digest();

function spin(name: string, salt: Buffer, password: string, turns: number): Buffer {
  let value = hash(name, salt, Buffer.from(password, 'utf16le'));
  for (let turn = 0; turn < turns; turn++) value = hash(name, u32(turn), value);
  return value;
}

function encrypt(method: string, bytes: Buffer, key: Buffer, vector: Buffer | null): Buffer {
  const padded = Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
  return createCipheriv(method, key, vector).setAutoPadding(false).update(padded);
}

const container = (info: Buffer, encrypted: Buffer, size: number): Buffer =>
  makeOle('EncryptedPackage', Buffer.concat([u32(size, 0), encrypted]), [['EncryptionInfo', info]]);

/** AES-128 without chaining. */
export function lockStandard(bytes: Buffer, password: string): Buffer {
  const salt = Buffer.from('0123456789abcdef');
  const seed = hash('sha1', spin('sha1', salt, password, 50_000), u32(0));
  const key = hash('sha1', Buffer.alloc(64, 0x36).map((byte, i) => byte ^ (seed[i] ?? 0)) as Buffer).subarray(0, 16);
  const cipher = (part: Buffer): Buffer => encrypt('aes-128-ecb', part, key, null);
  const proof = Buffer.from('fedcba9876543210');
  const header = Buffer.concat([u32(0x24, 0, 0x660e, 0x8004, 128, 24, 0, 0), Buffer.from('AES\0', 'utf16le')]);
  const verifier = Buffer.concat([u32(16), salt, cipher(proof), u32(20), cipher(hash('sha1', proof))]);
  return container(Buffer.concat([u16(3, 2), u32(0x24, header.length), header, verifier]), cipher(bytes), bytes.length);
}

/** AES-256 in segments of 4,096 bytes, hashed with SHA-512. */
export function lockAgile(bytes: Buffer, password: string, turns = 1_000): Buffer {
  const salt = Buffer.from('0123456789abcdef');
  const dataSalt = Buffer.from('abcdef0123456789');
  const key = hash('sha256', Buffer.from('the key of the package'));
  const proof = Buffer.from('fedcba9876543210');
  const spun = spin('sha512', salt, password, turns);
  const lock = (purpose: string, part: Buffer): string =>
    encrypt('aes-256-cbc', part, hash('sha512', spun, Buffer.from(purpose, 'hex')).subarray(0, 32), salt).toString(
      'base64',
    );
  const method = `blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"`;
  const xml = `<?xml version="1.0"?><encryption xmlns:p="password"><keyData saltSize="16" ${method} saltValue="${dataSalt.toString('base64')}"/>
    <keyEncryptors><keyEncryptor><p:encryptedKey spinCount="${turns}" saltSize="16" ${method} saltValue="${salt.toString('base64')}"
    encryptedVerifierHashInput="${lock('fea7d2763b4b9e79', proof)}" encryptedVerifierHashValue="${lock('d7aa0f6d3061344e', hash('sha512', proof))}"
    encryptedKeyValue="${lock('146e0be7abacd0d6', key)}"/></keyEncryptor></keyEncryptors></encryption>`;
  const segments = Array.from({ length: Math.ceil(bytes.length / 4_096) }, (_, i) =>
    encrypt(
      'aes-256-cbc',
      bytes.subarray(i * 4_096, (i + 1) * 4_096),
      key,
      hash('sha512', dataSalt, u32(i)).subarray(0, 16),
    ),
  );
  return container(Buffer.concat([u16(4, 4), u32(0x40), Buffer.from(xml)]), Buffer.concat(segments), bytes.length);
}
