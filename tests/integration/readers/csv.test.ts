/** Text tables: every cell comes back as it stands in the file, whatever the delimiter, line end and encoding. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../../support/encodeText.ts';
import { readBytes, rowsOf } from '../../support/readSheets.ts';

const quoteAll = (rows: readonly (readonly string[])[], delimiter: string, newline: string): string =>
  rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(delimiter) + newline).join('');

describe('any table', () => {
  const field = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((s) => s.isWellFormed() && !s.includes('\u0000') && !s.startsWith('\ufeff'));

  it('comes back cell by cell', async () => {
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\ufeff'),
        async (rows, delimiter, newline, mark) => {
          const text = `${mark}sep=${delimiter}\r\n${quoteAll(rows, delimiter, newline)}`;
          const { sheets, result } = await readBytes(text, 'table.csv');
          expect(result.delimiter).toBe(delimiter);
          const width = rows[0]?.length ?? 0;
          const seen = rows.map((_, i) =>
            Array.from({ length: width }, (__, c) => sheets[0]?.rows.get(i + 1)?.[c] ?? ''),
          );
          expect(seen).toEqual(rows);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps what must not become a number', async () => {
    const { sheets } = await readBytes(
      'id,code,phone,arr\n0012,5E1,+49 30 1234,"1,234"\n12345678901234567890,TRUE,=1+1,03/02/2026\n',
      'ids.csv',
    );
    expect(rowsOf(sheets[0]).slice(1)).toEqual([
      ['0012', '5E1', '+49 30 1234', '1,234'],
      ['12345678901234567890', 'TRUE', '=1+1', '03/02/2026'],
    ]);
  });

  it('counts rows as a spreadsheet does: blank lines count, line breaks in quotes do not', async () => {
    const { sheets } = await readBytes('a,b\r\n"x\r\ny",1\r\n\r\nlast,2', 'rows.csv');
    expect([...(sheets[0]?.rows ?? [])]).toEqual([
      [1, ['a', 'b']],
      [2, ['x\r\ny', '1']],
      [4, ['last', '2']],
    ]);
  });
});

describe('tables as programs and people write them', () => {
  it('reads quotes behind blanks, with and without them on the same line', async () => {
    const rows = [
      'name, city,seats',
      'Acme, "Rome, Italy",5',
      '"Beta, Inc", "Milan, Italy", 7',
      'Gamma,Turin,',
      'Delta, ,3',
    ];
    const { sheets, result } = await readBytes(`${rows.join('\n')}\n`, 'typed.csv');
    expect(result.delimiter).toBe(',');
    expect(rowsOf(sheets[0])).toEqual([
      ['name', 'city', 'seats'],
      ['Acme', 'Rome, Italy', '5'],
      ['Beta, Inc', 'Milan, Italy', '7'],
      ['Gamma', 'Turin'],
      ['Delta', null, '3'],
    ]);
  });

  it('takes line ends that were written twice over for line ends', async () => {
    const { sheets } = await readBytes('"name","arr"\r\r\n"Acme",5\r\r\nBeta,6\r\r\n', 'twice.csv');
    expect(rowsOf(sheets[0])).toEqual([
      ['name', 'arr'],
      ['Acme', '5'],
      ['Beta', '6'],
    ]);
  });
});

describe('encodings found from the bytes', () => {
  it.each([
    ['utf-8', Buffer.from('name;city\nGérard;Köln\n', 'utf8')],
    ['utf-16le', Buffer.from('\ufeffname;city\nGérard;Köln\n', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeffname;city\nGérard;Köln\n', 'utf16le').swap16()],
    ['utf-16le', Buffer.from('name;city\nGérard;Köln\n', 'utf16le')],
    ['windows-1252', Buffer.from('name;city\nGérard;Köln\n', 'latin1')],
  ])('%s', async (encoding, bytes) => {
    const { sheets, result } = await readBytes(bytes, 'people.csv');
    expect(result).toMatchObject({ encoding, delimiter: ';' });
    expect(rowsOf(sheets[0])).toEqual([
      ['name', 'city'],
      ['Gérard', 'Köln'],
    ]);
  });

  it('reads Chinese of GBK and Big5, Japanese and Korean, and says so with examples', async () => {
    for (const [encoding, name, rows] of [
      ['gb18030', 'GBK (Chinese)', ['客户名称;城市', '上海明远科技有限公司;北京']],
      ['big5', 'Big5 (Chinese)', ['客戶名稱;縣市', '台北遠景科技股份有限公司;高雄']],
      ['shift_jis', 'Shift-JIS (Japanese)', ['顧客名;都市', '株式会社あおぞら;東京']],
      ['euc-kr', 'EUC-KR (Korean)', ['고객명;도시', '한빛소프트;부산']],
    ] as const) {
      const { sheets, result } = await readBytes(encodeText(rows.join('\n'), encoding), 'customers.csv');
      expect(result).toMatchObject({ encoding, delimiter: ';' });
      expect(rowsOf(sheets[0])).toEqual(rows.map((row) => row.split(';')));
      expect(result.notices.join(' ')).toContain(`was read as ${name}: ${rows[0].slice(0, 3)}`);
    }
  });

  it('reads UTF-8 with a broken letter as UTF-8 and says that it is broken', async () => {
    const { sheets, result } = await readBytes(
      Buffer.concat([Buffer.from('name;city\nGérard;K'), Buffer.from([0xc3]), Buffer.from(';Çeşme\nÅse;Malmö\n')]),
      'cut.csv',
    );
    expect(rowsOf(sheets[0])).toEqual([
      ['name', 'city'],
      ['Gérard', 'K\ufffd', 'Çeşme'],
      ['Åse', 'Malmö'],
    ]);
    expect(result.notices.join(' ')).toContain('Some letters are not valid UTF-8');
  });

  it('decodes the euro sign of Windows-1252 and shows examples of a guess', async () => {
    const { sheets, result } = await readBytes(
      Buffer.concat([Buffer.from('name;arr\nM\xfcller;5 ', 'latin1'), Buffer.from([0x80, 10])]),
      'euro.csv',
    );
    expect(rowsOf(sheets[0])[1]).toEqual(['Müller', '5 €']);
    expect(result.notices.join(' ')).toContain('Windows-1252 (Western European): Müller');
  });

  it('keeps characters whole across the chunks of a large file', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i},Žluťoučký kůň ${i % 7} 😀`);
    const { sheets } = await readBytes(`id,name\n${lines.join('\n')}\n`, 'large.csv');
    expect(sheets[0]?.rows.size).toBe(60_001);
    expect(
      [...(sheets[0]?.rows.values() ?? [])].slice(1).every((row, i) => row[1] === `Žluťoučký kůň ${i % 7} 😀`),
    ).toBe(true);
  });
});

describe('tables that bend the rules', () => {
  it('reads quotes after ", " and notes quotes out of place', async () => {
    const { sheets } = await readBytes('name, note\n"Acme", "yes, really"\n"Beta", "no, never"\n', 'spaces.csv');
    expect(rowsOf(sheets[0])[1]).toEqual(['Acme', 'yes, really']);
    const odd = await readBytes('a,b,c\n"x, y",1,2\n"Big" Co,3,4\n"z, w",5,6\n', 'odd.csv');
    expect(odd.sheets[0]?.end?.notices[0]).toMatch(/^Row 3 has a quotation mark out of place/);
  });

  it('reads a last quote out of place, and refuses one that is never closed', async () => {
    const odd = await readBytes('1996,"kept"\n1997,"value"x\n1998,plain', 'odd.csv');
    expect(rowsOf(odd.sheets[0])).toEqual([
      ['1996', 'kept'],
      ['1997', '"value"x'],
      ['1998', 'plain'],
    ]);
    expect(odd.sheets[0]?.end?.notices[0]).toMatch(/^Row 2 has a quotation mark out of place/);
    await expect(readBytes('a,b\n"x",1\n"never closed', 'cut.csv')).rejects.toMatchObject({ code: 'import/truncated' });
  });

  it('reads tab-separated dumps of short texts in which quotes mean themselves', async () => {
    const titles = Array.from({ length: 60 }, (_, i) =>
      i > 44 ? `"Weird ${i}` : i === 40 ? '"' : i === 41 ? '"!"' : i === 42 ? '!_(!_album)' : '!!',
    );
    const { sheets } = await readBytes(`ns\ttitle\n${titles.map((t) => `0\t${t}`).join('\n')}\n`, 'titles.csv');
    expect(rowsOf(sheets[0]).map((row) => row[1])).toEqual(['title', ...titles]);
  });

  it('reads tab-separated dumps whose quotes enclose nothing', async () => {
    const text = `id\ttitle\n${Array.from({ length: 40 }, (_, i) => `${i}\t${i === 3 ? '"Weird Al' : 'x'}`).join('\n')}\n`;
    const { sheets } = await readBytes(text, 'dump.tsv');
    expect(sheets[0]?.rows.get(5)).toEqual(['3', '"Weird Al']);
    expect(sheets[0]?.rows.size).toBe(41);
  });

  it('shows the beginning of a word that goes on and on, and finds it in one pass', async () => {
    const word = Buffer.from(`name\n${'y'.repeat(60_000)}\nJörg${'x'.repeat(60_000)}\n`, 'latin1');
    const { result } = await readBytes(word, 'long.csv');
    expect(result.notices.join(' ')).toContain(`Windows-1252 (Western European): Jörg${'x'.repeat(36)}.`);
  });
});
