/** Workbooks that Excel opens without asking although they are encrypted, by every method it ever had; and those it asks for. */
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/shared/fields/types.ts';
import { lockAgile, lockStandard } from '../../support/lockPackage.ts';
import { lockXls, obfuscateXls } from '../../support/lockXls.ts';
import { makeBiff8, makeOle } from '../../support/makeXls.ts';
import { makePackage, makeXlsx } from '../../support/makeXlsx.ts';
import { makeZip } from '../../support/makeZip.ts';
import { readBytes, rowsOf } from '../../support/readSheets.ts';

const KNOWN = 'VelvetSweatshop';
const ROWS = Array.from({ length: 300 }, (_, i): Cell[] => [`account ${i}`, i / 8, { date: '2026-03-31' }]);
const PACKAGE = makeXlsx([{ name: 'Protected', rows: ROWS }], { stored: true });
const stream = (extra: Buffer): Buffer => makeBiff8([{ name: 'Protected', rows: ROWS }], { extra });

describe('a locked workbook', () => {
  it.each([
    ['.xlsx of Excel 2010 and later', 'a.xlsx', lockAgile(PACKAGE, KNOWN)],
    ['.xlsx of Excel 2007', 'b.xlsx', lockStandard(PACKAGE, KNOWN)],
    ['.xls with RC4', 'c.xls', makeOle('Workbook', lockXls(stream, KNOWN))],
    ['.xls with XOR', 'd.xls', makeOle('Workbook', obfuscateXls(stream, KNOWN, 0xb359, 0x9a0a))],
  ])('%s opens with the password that every program knows', async (_, name, bytes) => {
    const { sheets } = await readBytes(bytes, name);
    expect(sheets[0]?.start.name).toBe('Protected');
    expect(rowsOf(sheets[0])).toEqual(ROWS);
  });

  it.each([
    ['agile', lockAgile(PACKAGE, 'own secret')],
    ['standard', lockStandard(PACKAGE, 'own secret')],
    ['RC4', makeOle('Workbook', lockXls(stream, 'own secret'))],
    ['XOR', makeOle('Workbook', obfuscateXls(stream, 'FifteenLetters!', 0x1234, 0x5678))],
    ['a description that is none', makeOle('EncryptedPackage', PACKAGE, [['EncryptionInfo', Buffer.from('odd')]])],
    ['rights management', makeOle('EncryptedPackage', PACKAGE)],
  ])('asks for the password of its owner: %s', async (_, bytes) => {
    await expect(readBytes(bytes, 'locked.xlsx')).rejects.toMatchObject({
      code: 'import/encrypted',
      message: expect.stringMatching(/protected with a password.*\(IMP-05\)$/),
    });
  });

  it('is what it is once it is open: damaged, cut short, hostile or a letter', async () => {
    const inside = (bytes: Buffer): Promise<unknown> => readBytes(lockAgile(bytes, KNOWN), 'inside.xlsx');
    await expect(inside(Buffer.alloc(5_000, 1))).rejects.toMatchObject({ code: 'import/damaged' });
    await expect(inside(PACKAGE.subarray(0, 9_000))).rejects.toMatchObject({ code: 'import/truncated' });
    await expect(inside(makeZip([{ name: '../x', data: 'x' }]))).rejects.toMatchObject({
      code: 'import/path-traversal',
    });
    const letter = makePackage({ '_rels/.rels': '<Relationships/>', 'word/document.xml': '<d/>' });
    await expect(inside(letter)).rejects.toMatchObject({ code: 'import/not-a-spreadsheet' });
  });

  it('is not kept busy by a lock that wants to be turned for ever', async () => {
    const greedy = Buffer.from(
      lockAgile(PACKAGE, KNOWN).toString('latin1').replace('spinCount="1000"', 'spinCount="9e15"'),
      'latin1',
    );
    await expect(readBytes(greedy, 'greedy.xlsx')).rejects.toMatchObject({ code: 'import/encrypted' });
  });
});
