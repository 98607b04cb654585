/** The one limit that every reader meets row by row. Source: reliability page, section C "Limits". */
import { LIMITS } from './limits.ts';
import { refusal } from './refusals.ts';

/**
 * Refuses a table that goes on after the last row a sheet can have.
 * @param row 1-based, of a row that has something in it.
 * @param sheet left out where the file itself is the table.
 * @throws AppError import/too-many-rows.
 */
export function keepRowLimit(row: number, file: string, sheet?: string): void {
  if (row <= LIMITS.gridRows) return;
  const where = sheet === undefined ? { file } : { file, sheet };
  throw refusal('import/too-many-rows', {
    ...where,
    what: 'more than ',
    found: LIMITS.gridRows,
    limit: LIMITS.gridRows,
  });
}
