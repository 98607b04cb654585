/**
 * What stands before and after `<sheetData>`: hidden columns, the declared range, merged ranges. Source: ECMA-376 part 1,
 * 18.3.1.13 (col), 18.3.1.35 (dimension), 18.3.1.55 (mergeCell).
 */
import { LIMITS } from '../limits.ts';
import type { SheetEnd } from '../reader.ts';
import { scanTags, type Attributes } from '../xml/scanTags.ts';
import { refuseDoctype } from './workbook.ts';

export interface SheetHead {
  readonly hiddenColumns: readonly number[];
  /** As declared by the file; never believed, only reported when it is far from the truth. */
  readonly declaredRange: string | null;
}

export function readSheetHead(xml: string, file: string): SheetHead {
  // A flag per column: a sheet may hide the same columns a million times over.
  const isHidden = new Uint8Array(LIMITS.columns);
  let declaredRange: string | null = null;
  const open = (name: string, attributes: Attributes): void => {
    if (name === 'dimension') declaredRange = attributes.get('ref') ?? null;
    const hidden = attributes.get('hidden');
    if (name !== 'col' || (hidden !== '1' && hidden !== 'true')) return;
    const from = Number(attributes.get('min'));
    const to = Math.min(Number(attributes.get('max')), LIMITS.columns);
    if (from >= 1 && from <= to) isHidden.fill(1, from - 1, to);
  };
  scanTags(xml, { open, doctype: () => refuseDoctype(file) });
  const hiddenColumns = [...isHidden.keys()].filter((column) => isHidden[column] === 1);
  return { hiddenColumns, declaredRange };
}

export interface TailScanner {
  push(chunk: Buffer): void;
  readonly merges: SheetEnd['merges'];
}

/** Collects merged ranges from the bytes after the rows; keeps at most one unfinished tag of text between chunks. */
export function createTailScanner(file: string): TailScanner {
  const merges: SheetEnd['merges'][number][] = [];
  let rest = '';
  const visitor = {
    open(name: string, attributes: Attributes): void {
      if (name !== 'mergeCell' || merges.length >= LIMITS.merges) return;
      const range = parseRange(attributes.get('ref') ?? '');
      if (range !== null) merges.push(range);
    },
    doctype: () => refuseDoctype(file),
  };
  return {
    merges,
    push(chunk) {
      if (merges.length >= LIMITS.merges) return;
      const text = rest + chunk.toString('latin1');
      const done = scanTags(text, visitor);
      const open = text.indexOf('<', done);
      rest = open < 0 ? '' : text.slice(open);
      // An unfinished tag this long is no merge range: let it go rather than keep it.
      if (rest.length > LIMITS.smallPartBytes) rest = '';
    },
  };
}

const CORNER = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;

/** "A1:C3" as 1-based rows and 0-based columns; null when it is no range. */
export function parseRange(ref: string): SheetEnd['merges'][number] | null {
  const [from = '', to = from] = ref.split(':');
  const first = CORNER.exec(from);
  const last = CORNER.exec(to);
  if (first === null || last === null) return null;
  return {
    fromRow: Number(first[2]),
    toRow: Number(last[2]),
    fromColumn: columnNumber(first[1] ?? '') - 1,
    toColumn: columnNumber(last[1] ?? '') - 1,
  };
}

function columnNumber(letters: string): number {
  let value = 0;
  for (const letter of letters.toUpperCase()) value = value * 26 + letter.charCodeAt(0) - 64;
  return value;
}
