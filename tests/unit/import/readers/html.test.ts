import { describe, expect, it } from 'vitest';
import { readHtmlTables } from '../../../../src/main/import/readers/html/htmlTables.ts';

const tables = (html: string) => readHtmlTables(html, () => undefined);

describe('tables of a web page', () => {
  it('reads cells as shown: references, white space, line breaks', () => {
    const html = '<TABLE><tr><TH>Name<th>ARR &euro;</tr><tr><td>M&uuml;ller &amp;\n  Co<td>1,5<br/>2&nbsp;</table>';
    expect(tables(html)[0]?.rows).toEqual([
      ['Name', 'ARR €'],
      ['Müller & Co', '1,5\n2'],
    ]);
  });

  it('keeps columns in place under colspan and rowspan', () => {
    const html = '<table><tr><td rowspan=2>a<td colspan=2>b<td>c</tr><tr><td>d<td>e<td>f</tr></table>';
    const [table] = tables(html);
    expect(table?.rows).toEqual([
      ['a', 'b', null, 'c'],
      [null, 'd', 'e', 'f'],
    ]);
    expect(table?.merges).toHaveLength(2);
  });

  it('takes the stored number where the page has it, and text otherwise', () => {
    expect(tables('<table><tr><td x:num="45047.5">May<td sdval="7">7,00<td x:num>3<td>0012</table>')[0]?.rows).toEqual([
      [45_047.5, 7, 3, '0012'],
    ]);
  });

  it('leaves out scripts, styles and comments, reads nested tables apart, and drops empty ones', () => {
    const html =
      '<style>td{}</style><table></table><table><tr><td>out<table><tr><td>in</table></td><td>b<!-- <td>no --></tr></table><script>"<td>"</script>';
    expect(tables(html).map((t) => t.rows)).toEqual([[['out', 'b']], [['in']]]);
  });
});
