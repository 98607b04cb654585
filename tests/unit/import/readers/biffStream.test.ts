import { expect, test } from 'vitest';
import { openBiffStream } from '../../../../src/main/import/readers/library/biffStream.ts';

const record = (type: number, data: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, Buffer.from(data, 'latin1')]);
};
const BOF = record(0x0809, '\u0000\u0006\u0005\u0000'.repeat(4));
const EOF = record(0x000a, '');

test('a theme (a zip archive that may be broken) and defined names never reach the library', () => {
  const { bytes } = openBiffStream(
    Buffer.concat([BOF, record(0x0896, 'PK broken'), record(0x0018, 'name'), EOF]),
    'a.xls',
  );
  const types: number[] = [];
  for (let at = 0; at < bytes.length; at += 4 + bytes.readUInt16LE(at + 2)) types.push(bytes.readUInt16LE(at));
  expect(types).toEqual([0x0809, 0x0161, 0x0161, 0x000a]);
});

test('a record that ends behind the file is a cut file', () => {
  const cut = Buffer.concat([BOF, record(0x003e, 'x'.repeat(40)).subarray(0, 20)]);
  expect(() => openBiffStream(cut, 'a.xls')).toThrow(expect.objectContaining({ code: 'import/truncated' }));
});

test('formulas are counted, an encrypted workbook is refused', () => {
  expect(openBiffStream(Buffer.concat([BOF, record(0x0006, 'f'), record(0x0006, 'g'), EOF]), 'a.xls').formulas).toBe(2);
  expect(() => openBiffStream(Buffer.concat([BOF, record(0x002f, 'key')]), 'a.xls')).toThrow(
    expect.objectContaining({ code: 'import/encrypted' }),
  );
});
