/**
 * The columns of a row that are no part of a fact, unmapped or left over: kept as one JSON object, header -> text as shown,
 * beside the fact that the row brings.
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { isComputedHeader } from '../../../shared/fields/computedColumn.ts';
import { unguardText } from '../../../shared/fields/guardedText.ts';
import type { Cell, ColumnPlan, SheetPlan } from '../../../shared/fields/types.ts';
import { cellText } from '../recognise/sheetRows.ts';

/** Excel's own limit for a cell. */
const LONGEST = 32_767;

interface Kept {
  readonly index: number;
  /** The header as the key of the JSON object, with its colon. */
  readonly start: string;
}

/**
 * Made once per sheet. Columns that only settle another field stay like unmapped ones: the book does not hold their words otherwise.
 * @returns the JSON text of a row's unmapped columns and of the mapped ones that are `leftOver`; null where all are blank.
 */
export function extraFields(plan: SheetPlan): (cells: readonly Cell[], leftOver: readonly number[]) => string | null {
  const names = new Set<string>();
  const kept = (column: ColumnPlan): Kept => ({
    index: column.index,
    start: `${JSON.stringify(nameOf(column, names))}:`,
  });
  const unmapped = plan.columns
    .filter((column) => isUnmapped(column) && column.isBeside !== true && !isComputedHeader(column.header))
    .map(kept);
  const mapped = new Map(
    plan.columns.filter((column) => !isUnmapped(column)).map((column) => [column.index, kept(column)]),
  );
  return (cells, leftOver) => {
    // Written by hand because every row of a wide sheet has one.
    let text = '';
    for (const column of unmapped) text = withCell(text, column, cells);
    for (const index of leftOver) {
      const column = mapped.get(index);
      if (column !== undefined) text = withCell(text, column, cells);
    }
    return text === '' ? null : `${text}}`;
  };
}

function withCell(text: string, { index, start }: Kept, cells: readonly Cell[]): string {
  const cell = cells[index];
  if (cell === null || cell === undefined || cell === '') return text;
  const value = typeof cell === 'string' ? unguardText(cell.trim()) : cellText(cell);
  if (value === '') return text;
  return `${text === '' ? '{' : `${text},`}${start}${quoted(value.length > LONGEST ? value.slice(0, LONGEST) : value)}`;
}

function isUnmapped({ field }: ColumnPlan): boolean {
  return field === null || fieldByKey(field.key)?.settles === true;
}

/** What JSON must escape: quote, backslash, control characters, and halves of pairs. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The header; with the column letter where it is blank or taken. */
function nameOf(column: ColumnPlan, taken: Set<string>): string {
  let name = column.header === '' ? `Column ${letters(column.index)}` : column.header;
  while (taken.has(name)) name += ` (${letters(column.index)})`;
  taken.add(name);
  return name;
}

/** 0 -> A, 26 -> AA. */
function letters(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}
