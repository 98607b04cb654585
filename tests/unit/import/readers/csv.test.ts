import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDropper } from '../../../../src/main/import/readers/csv/blankDropper.ts';
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

describe('blanks after delimiters', () => {
  const dialect = { delimiter: ',', quote: '"', escape: '"', newline: '\n' } as const;

  it('go, but for those inside quotes and at the beginning of a line', () => {
    expect(blankDropper(dialect)('a, b,  "c, d",e "f, g\n x, "y ""z"", w" , "\n, v"')).toBe(
      'a,b,"c, d",e "f,g\n x,"y ""z"", w" ,"\n, v"',
    );
    expect(blankDropper({ ...dialect, escape: '\\' })('a, "b \\", c", d')).toBe('a,"b \\", c",d');
  });

  it('go alike however the text is cut in pieces', () => {
    const text = fc.string({ unit: fc.constantFrom(',', ' ', '"', '\\', '\n', 'a'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), fc.constantFrom('"', '\\'), (whole, cuts, escape) => {
        const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const drop = blankDropper({ ...dialect, escape });
        const pieces = places.slice(1).map((to, n) => drop(whole.slice(places[n], to)));
        expect(pieces.join('')).toBe(blankDropper({ ...dialect, escape })(whole));
      }),
      { numRuns: 300 },
    );
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
    expect(detectDialect('a,b\r\r\r\r\n1,2\r\r\r\r\n', true).newline).toBe('\n');
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
