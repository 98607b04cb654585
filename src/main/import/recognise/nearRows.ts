/** The rows around a line, for judging whether it is a header. Source: import page, "Recognise". */
import { cellText, filledCount, type SheetRow } from './sheetRows.ts';

const BELOW = 25;
/** Rows right below a line that say how wide its table is. */
export const NEAR = 10;

/** "Closed" among more cells that say "Closed" is a value of its column and not its name. */
export function isSaidAgain(around: readonly SheetRow[], index: number, text: string): boolean {
  let again = 0;
  for (const row of around) if (cellText(row.cells[index]) === text) again += 1;
  return again >= 2;
}

export function firstFilled(rows: readonly SheetRow[]): number {
  return rows.findIndex((row) => filledCount(row.cells) > 0);
}

/** The filled rows that follow: the block right below, or past a few blank rows where none is. */
export function belowOf(rows: readonly SheetRow[], at: number): readonly SheetRow[] {
  const found: SheetRow[] = [];
  let last = rows[at]?.n ?? 0;
  for (let index = at + 1; index < rows.length && found.length < BELOW; index += 1) {
    const row = rows[index];
    if (row === undefined || filledCount(row.cells) === 0) continue;
    if (row.n - last > (found.length > 1 ? 1 : 4)) break;
    last = row.n;
    found.push(row);
  }
  return found;
}

/** The filled rows right above, without a gap. */
export function aboveOf(rows: readonly SheetRow[], at: number): readonly SheetRow[] {
  const found: SheetRow[] = [];
  for (let index = at - 1; index >= 0 && found.length < BELOW; index -= 1) {
    const row = rows[index];
    if (row === undefined || filledCount(row.cells) === 0) break;
    found.push(row);
  }
  return found;
}
