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
});
