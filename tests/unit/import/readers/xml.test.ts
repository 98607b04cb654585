import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntities, decodeEscapes } from '../../../../src/main/import/readers/xml/entities.ts';
import { scanTags } from '../../../../src/main/import/readers/xml/scanTags.ts';
import { parseNumber, cellName } from '../../../../src/main/import/readers/xlsx/cellValues.ts';

/** What the scanner reports, as one line per event. */
function events(pieces: readonly string[]): string[] {
  const seen: string[] = [];
  const visitor = {
    open: (name: string, attributes: ReadonlyMap<string, string>) =>
      void seen.push(`<${name}${[...attributes].map(([k, v]) => ` ${k}=${v}`).join('')}>`),
    close: (name: string) => void seen.push(`</${name}>`),
    text: (text: string) => void (text.trim() === '' || seen.push(text)),
    doctype: (): never => {
      throw new Error('doctype');
    },
  };
  let rest = '';
  for (const piece of pieces) {
    rest += piece;
    rest = rest.slice(scanTags(rest, visitor));
  }
  return seen;
}

describe('the tag scanner', () => {
  const xml = `<?xml version="1.0"?><!-- a < b --><x:sheet name='a "b" &amp; c>d' r:id = "rId1"><c/>t&lt;&#x41;<![CDATA[<raw> &amp;]]></x:sheet>`;

  it('reads any prefix, quote and spacing, entities and CDATA', () => {
    expect(events([xml])).toEqual([
      '<sheet name=a "b" & c>d id=rId1>',
      '<c>',
      '</c>',
      't<A',
      '<raw> &amp;',
      '</sheet>',
    ]);
  });

  it('reads the same when the text comes in two pieces, wherever it is cut', () => {
    const whole = events([xml]);
    for (let cut = 0; cut <= xml.length; cut++) {
      expect(events([xml.slice(0, cut), xml.slice(cut)]).join(''), `cut at ${cut}`).toBe(whole.join(''));
    }
  });

  it('refuses a document type and never expands entities of its own', () => {
    expect(() => events(['<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'])).toThrow('doctype');
    expect(decodeEntities('&a; &amp; &lol9;')).toBe('&a; & &lol9;');
  });

  it('ends on any input', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '/', '!', '--', '"', "'", 'a', ' ', '=', '&', ']]>', '<![CDATA[', '?'), {
          maxLength: 60,
        }),
        (parts) => {
          try {
            events([parts.join('')]);
          } catch (error) {
            expect(String(error)).toContain('doctype');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('text of cells', () => {
  it('resolves the escapes of characters XML cannot hold, and keeps escaped escapes', () => {
    expect(decodeEscapes('a_x000D_b')).toBe('a\rb');
    expect(decodeEscapes('_x005F_x000D_')).toBe('_x000D_');
    expect(decodeEscapes('a_x00')).toBe('a_x00');
  });
});

describe('numbers of cells', () => {
  it('equals Number() exactly for every decimal text', () => {
    const decimal = fc.tuple(
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** 22n }),
      fc.integer({ min: 0, max: 25 }),
      fc.option(fc.integer({ min: -30, max: 30 })),
    );
    fc.assert(
      fc.property(decimal, ([negative, digits, point, exponent]) => {
        const raw = digits.toString().padStart(point + 1, '0');
        const text = `${negative ? '-' : ''}${raw.slice(0, raw.length - point)}${point > 0 ? `.${raw.slice(raw.length - point)}` : ''}${exponent === null ? '' : `E${exponent}`}`;
        const bytes = Buffer.from(`<v>${text}</v>`);
        expect(parseNumber(bytes, 3, bytes.length - 4)).toBe(Number(text) + 0);
      }),
      { numRuns: 300 },
    );
  });

  it('is no number for anything else', () => {
    for (const text of ['', '-', 'abc', '1e', '0x10', 'Infinity', '1 2']) {
      const bytes = Buffer.from(text);
      expect(parseNumber(bytes, 0, bytes.length), text).toBeNaN();
    }
  });

  it('names cells as sheets do', () => {
    expect([cellName(1, 1), cellName(17, 2), cellName(3, 27), cellName(9, 16_384)]).toEqual([
      'A1',
      'B17',
      'AA3',
      'XFD9',
    ]);
  });
});
