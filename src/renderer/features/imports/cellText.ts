/** A cell as a person reads it on the sheet. */
import type { Cell } from '../../../shared/fields/types.ts';

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('date' in cell) return cell.date;
  if ('dateTime' in cell) return cell.dateTime.replace('T', ' ');
  return cell.error;
}

/** 0 -> "A", 26 -> "AA": columns as spreadsheets letter them. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
