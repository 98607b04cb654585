/**
 * Cell styles reduced to what an import needs: which number format each style index (`s="3"`) stands for.
 * Source: ECMA-376 part 1, 18.8.10 (cellXfs), 18.8.30 (numFmt).
 */
import { GENERAL, builtInFormat, parseNumberFormat, type NumberFormat } from '../numberFormats.ts';
import { scanTags, type Attributes } from '../xml/scanTags.ts';
import { refuseDoctype } from './workbook.ts';

/** Number format by style index. */
export function readStyles(xml: string, file: string): readonly NumberFormat[] {
  const codes = new Map<number, NumberFormat>();
  const ids: number[] = [];
  let inCellFormats = false;
  let inNumberFormats = false;
  const open = (name: string, attributes: Attributes): void => {
    if (name === 'cellXfs') inCellFormats = true;
    else if (name === 'numFmts') inNumberFormats = true;
    // Conditional formats number their own codes, and may use the same numbers.
    else if (name === 'numFmt' && inNumberFormats)
      codes.set(Number(attributes.get('numFmtId')), parseNumberFormat(attributes.get('formatCode') ?? ''));
    else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.get('numFmtId') ?? 0));
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') inCellFormats = false;
    else if (name === 'numFmts') inNumberFormats = false;
  };
  scanTags(xml, { open, close, doctype: () => refuseDoctype(file) });
  const formats = new Map<number, NumberFormat>();
  return ids.map((id) => {
    let format = formats.get(id);
    if (format === undefined) {
      format = Number.isNaN(id) ? GENERAL : (codes.get(id) ?? builtInFormat(id));
      formats.set(id, format);
    }
    return format;
  });
}
