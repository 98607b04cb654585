/** Says what a person should know about a sheet before its columns: forms, missing headers, more tables, hidden rows. Source: import page, "Recognise". */
import { foldHeader } from '../../../shared/fields/fold.ts';
import { isKnownHeader } from '../../../shared/fields/lookup.ts';
import type { DateContext } from '../normalise/readDate.ts';
import type { SheetProfile } from './profileSheet.ts';
import { cellText, isBlankCell, type SheetRow } from './sheetRows.ts';
import { sniffText } from './sniffText.ts';

export interface SheetDescription {
  /** True for a form: labels in the first column, values beside them. */
  readonly isForm: boolean;
  /** Why nothing can come of the sheet as it stands; null: nothing speaks against it. */
  readonly reason: string | null;
  readonly warnings: readonly string[];
}

const FORM_ROWS = 40;
const TURNED =
  'The sheet looks turned: field names run down its first column and each further column is one record. Transpose it in the source (Copy, Paste Special, Transpose) to import it.';

export function describeSheet(profile: SheetProfile, context: DateContext): SheetDescription {
  const warnings: string[] = [];
  const { table } = profile;
  if (profile.filledRows === 0)
    return { isForm: false, reason: 'The sheet is empty.', warnings: ['The sheet is empty.'] };
  const isForm = looksLikeForm(profile.head, profile.filledRows, context);
  if (isForm)
    warnings.push(
      'The sheet looks like a form: labels in its first column, values beside them. It holds no table, so nothing of it is imported.',
    );
  const isTurned = !isForm && looksTransposed(profile);
  if (isTurned) warnings.push(TURNED);
  if (table.headerRow === null && table.rowCount > 0 && !isForm)
    warnings.push('No header row was found; the columns are known by their position only.');
  if (table.headerRow !== null && table.rowCount === 0) warnings.push('There are no data rows under the headings.');
  for (const other of profile.others) {
    const names = other.headers
      .filter((header) => header !== '')
      .slice(0, 4)
      .join(', ');
    warnings.push(
      `Rows ${other.from} to ${other.to} hold another table${names === '' ? '' : ` (${names})`} with ${other.rowCount} rows; only the largest table of a sheet is imported.`,
    );
  }
  if (profile.hiddenRows > 0)
    warnings.push(
      `This sheet has ${profile.hiddenRows === 1 ? '1 hidden row' : `${profile.hiddenRows} hidden rows`} (a filter may be on), included unless you leave ${profile.hiddenRows === 1 ? 'it' : 'them'} out.`,
    );
  const totals = table.skipped.filter((range) => range.reason === 'total').length;
  if (totals > 0)
    warnings.push(`${totals === 1 ? 'One line of totals is' : `${totals} lines of totals are`} left out.`);
  return {
    isForm,
    reason:
      table.rowCount === 0
        ? 'There are no data rows under the headings.'
        : isForm
          ? 'The sheet is a form, not a table.'
          : isTurned
            ? TURNED
            : null,
    warnings,
  };
}

/** Two (or three) columns, few rows, known labels down the first column and values of mixed kinds beside them. */
function looksLikeForm(head: readonly SheetRow[], filledRows: number, context: DateContext): boolean {
  if (filledRows > FORM_ROWS || filledRows < 3) return false;
  let pairs = 0;
  let known = 0;
  const kinds = new Set<string>();
  for (const row of head) {
    const filled = row.cells.flatMap((cell, index) => (isBlankCell(cell) ? [] : [index]));
    if (filled.length > 2) return false;
    const [label, value] = filled;
    if (label === undefined || value === undefined || typeof row.cells[label] !== 'string') continue;
    pairs += 1;
    if (isKnownHeader(foldHeader(cellText(row.cells[label])))) known += 1;
    const cell = row.cells[value];
    kinds.add(typeof cell === 'string' ? sniffText(cell, context).kind : typeof cell);
  }
  return pairs >= 3 && known >= 3 && known / pairs >= 0.4 && kinds.size >= 2;
}

function looksTransposed(profile: SheetProfile): boolean {
  if (profile.filledRows > FORM_ROWS || profile.filledRows < 4) return false;
  const firsts = profile.head.map((row) => foldHeader(cellText(row.cells[0]))).filter((text) => text !== '');
  const known = firsts.filter(isKnownHeader).length;
  const headerKnown = profile.table.headers
    .slice(1)
    .filter((header) => header !== '' && isKnownHeader(foldHeader(header))).length;
  return (
    firsts.length >= 4 && known / firsts.length >= 0.6 && headerKnown === 0 && new Set(firsts).size === firsts.length
  );
}
