/** What one cell looks like while a header line is looked for: each text is judged once, however many lines ask for it. */
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { Cell } from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { periodOfCell } from './periodHeader.ts';
import { isBlankCell } from './sheetRows.ts';
import { sniffText } from './sniffText.ts';

/** A label may be the name of a column; a value may not. */
export type CellKind = 'blank' | 'label' | 'value';

export interface CellLook {
  kindOf(cell: Cell | undefined): CellKind;
  isDate(cell: Cell | undefined): boolean;
}

export function cellLook(context: DateContext): CellLook {
  const kinds = new Map<string, CellKind>();
  const dates = new Map<string, boolean>();
  return {
    kindOf: (cell) =>
      typeof cell === 'string' ? once(kinds, cell, () => kindOf(cell, context)) : kindOf(cell, context),
    isDate: (cell) => {
      if (cell === null || cell === undefined) return false;
      if (typeof cell === 'object') return 'date' in cell || 'dateTime' in cell;
      return typeof cell === 'string' && once(dates, cell, () => sniffText(cell.trim(), context).kind === 'date');
    },
  };
}

function once<T>(known: Map<string, T>, text: string, judge: () => T): T {
  let answer = known.get(text);
  if (answer === undefined) {
    answer = judge();
    known.set(text, answer);
  }
  return answer;
}

function kindOf(cell: Cell | undefined, context: DateContext): CellKind {
  if (isBlankCell(cell)) return 'blank';
  if (typeof cell !== 'string') return periodOfCell(cell, context) === null ? 'value' : 'label';
  const text = cell.trim();
  const look = sniffText(text, context);
  if (look.kind === 'text' || look.kind === 'boolean') return 'label';
  if (look.kind === 'url')
    return foldHeader(text).split(' ').length <= 3 &&
      !/^(?:https?:|www\.)/i.test(text) &&
      !/\.(?:com|org|net|io|de|fr|es|nl|br|co|info|biz|edu)$/i.test(text)
      ? 'label'
      : 'value';
  if (look.kind === 'date')
    return look.date.kind === 'span' || periodOfCell(text, context) !== null ? 'label' : 'value';
  return 'value';
}
