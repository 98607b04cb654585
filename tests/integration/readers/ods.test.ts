/** Our OpenDocument reader on cells as office suites write them. */
import { describe, expect, it } from 'vitest';
import { readBytes, rowsOf } from '../../support/readSheets.ts';

const document = (cells: string): string =>
  `<?xml version="1.0"?><office:document><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>${cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document>`;

describe('an OpenDocument spreadsheet', () => {
  it('gives formulas that failed as errors, in the spelling of every suite, and keeps such text as text', async () => {
    const { sheets } = await readBytes(
      document(
        [
          '<table:table-cell table:formula="oooc:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>',
          '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
          '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>',
          '<table:table-cell office:value-type="string"><text:p>#N/A</text:p></table:table-cell>',
        ].join(''),
      ),
      'errors.fods',
    );
    expect(rowsOf(sheets[0])).toEqual([[{ error: '#DIV/0!' }, { error: '#N/A' }, 2, '#N/A']]);
    expect(sheets[0]?.end?.notices).toEqual(['3 cells have formulas; their last saved results were used.']);
  });

  it('keeps the spaces of a text as office suites show them, and takes line breaks of the file for layout', async () => {
    const { sheets } = await readBytes(
      document(
        [
          '<table:table-cell office:value-type="string"><text:p>a   b<text:s text:c="2"/><text:span>c  d</text:span></text:p></table:table-cell>',
          '<table:table-cell office:value-type="string"><text:p>first\n      second</text:p><text:p>third</text:p></table:table-cell>',
          '<table:table-cell office:value-type="boolean" office:boolean-value="1"><text:p>WAHR</text:p></table:table-cell>',
          '<table:table-cell office:value-type="boolean" office:boolean-value="0"><text:p>FALSCH</text:p></table:table-cell>',
        ].join(''),
      ),
      'spaces.fods',
    );
    expect(rowsOf(sheets[0])).toEqual([['a   b  c  d', 'first second\nthird', true, false]]);
  });

  it('does not take what it keeps of another file for a sheet', async () => {
    const copy = `<table:table table:name="'file:///home/ada/rates.ods'#Rates"><table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row></table:table>`;
    const own = document('<table:table-cell office:value-type="float" office:value="1"/>');
    const { sheets } = await readBytes(own.replace('</table:table>', `</table:table>${copy}`), 'links.fods');
    expect(sheets.map((sheet) => sheet.start.name)).toEqual(['S']);
    expect(rowsOf(sheets[0])).toEqual([[1]]);
  });
});
