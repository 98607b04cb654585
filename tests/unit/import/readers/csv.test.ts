import { describe, expect, it } from 'vitest';
import { decideEncoding } from '../../../../src/main/import/readers/csv/encoding.ts';
import { detectDialect } from '../../../../src/main/import/readers/csv/dialect.ts';
import { completeLength } from '../../../../src/main/import/readers/csv/textSurvey.ts';

const encodingOf = (bytes: Buffer, isUtf8 = false): string | undefined =>
  decideEncoding({ sample: bytes, isUtf8, nulLine: bytes.includes(0) ? 1 : null, lines: null, oddBytes: bytes })
    ?.encoding;

describe('the encoding of a text file', () => {
  it('follows a byte order mark', () => {
    expect(encodingOf(Buffer.from([0xef, 0xbb, 0xbf, 0x41]), true)).toBe('utf-8');
    expect(encodingOf(Buffer.from([0xff, 0xfe, 0x41, 0]))).toBe('utf-16le');
    expect(encodingOf(Buffer.from([0xfe, 0xff, 0, 0x41]))).toBe('utf-16be');
  });

  it('sees UTF-16 without a mark by its zeros, and binary data as no text', () => {
    expect(encodingOf(Buffer.from('name,arr\nAcme,5\n', 'utf16le'))).toBe('utf-16le');
    expect(encodingOf(Buffer.from('name,arr\nAcme,5\n', 'utf16le').swap16())).toBe('utf-16be');
    expect(encodingOf(Buffer.from([65, 0, 0, 0, 66, 67, 68, 0, 69]))).toBeUndefined();
  });

  it.each([
    ['windows-1252', Buffer.from('Müller;Gérard;Zoë;10 €', 'latin1').map((b) => (b === 0xac ? 0x80 : b))],
    ['windows-1252', Buffer.from('Name;Ort\nJörg;Köln\nRené;Besançon\n', 'latin1')],
    [
      'iso-8859-2',
      Buffer.from([0x5a, 0xb1, 0x62, 0x20, 0xb3, 0xf3, 0x64, 0xbc, 0x20, 0xb6, 0x77, 0x69, 0xea, 0x74, 0x6f]),
    ],
    [
      'shift_jis',
      Buffer.from([0x93, 0x8c, 0x8b, 0x9e, 0x2c, 0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]),
    ],
    [
      'windows-1251',
      Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0xec, 0xe8, 0xf0, 0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]),
    ],
  ])('reads %s by the words it makes', (encoding, bytes) => {
    expect(encodingOf(Buffer.from(bytes))).toBe(encoding);
  });

  it('does not cut a character in two', () => {
    const bytes = Buffer.from('aé€😀');
    for (let end = 1; end <= bytes.length; end++) {
      const text = bytes.subarray(0, completeLength(bytes.subarray(0, end))).toString('utf8');
      expect(text).not.toContain('\ufffd');
    }
  });
});

describe('the dialect of a text table', () => {
  const delimiterOf = (text: string): string => detectDialect(text, true).delimiter;

  it.each([
    [',', 'name,arr\nAcme,5\nBeta,6\n'],
    [';', 'name;arr\nAcme;1.234,56\nBeta;7,5\n'],
    ['\t', 'name\tnote\nAcme\tyes, really; yes\nBeta\tno\n'],
    ['|', 'a|b|c\n1|x, y|2\n3|z|4\n'],
    [';', 'Konto;Betrag\n"Müller, Söhne";12,50\n"Meier, Kind";13,70\n'],
    [',', 'only one column\nAcme\nBeta\n'],
    [',', 'a,b\n"x;y;z",1\n"u;v;w",2\n'],
  ])('is %j for %j', (delimiter, text) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it('obeys a sep= line and leaves it out', () => {
    const dialect = detectDialect('sep=;\r\na;b\r\n1,5;2\r\n', true);
    expect(dialect).toMatchObject({ delimiter: ';', skip: 7 });
  });

  it('finds old Macintosh line ends, single quotes and backslash escapes', () => {
    expect(detectDialect('a,b\r1,2\r3,4\r', true).newline).toBe('\r');
    expect(detectDialect('a,b\r\n1,2\r\n', true).newline).toBe('\n');
    expect(detectDialect('a,b\r\n"p\rq\rr","s\rt\ru"\r\n"v\rw\rx\ry', false).newline).toBe('\n');
    expect(detectDialect('a,b\r"p\nq\nr","s\nt\nu"\rv,w\r', true).newline).toBe('\r');
    expect(detectDialect("'a','b'\n'x, y','2'\n'z','3'\n", true).quote).toBe("'");
    expect(detectDialect('a,b\n"he said \\"no\\", twice",2\n', true).escape).toBe('\\');
  });

  it('reads quotes as text where they enclose nothing', () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${i}\t${i === 7 ? '"Weird Al' : 'plain'}\tx`).join('\n');
    expect(detectDialect(lines, true).quote).toBe('');
    expect(detectDialect('a,b\n"x, y",2\n"z",3\n', true).quote).toBe('"');
  });
});
