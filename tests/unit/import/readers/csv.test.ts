import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../../../src/main/import/readers/csv/dialect.ts';
import { completeLength } from '../../../../src/main/import/readers/csv/textSurvey.ts';

describe('the survey of a text file', () => {
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
