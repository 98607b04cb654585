/** Says when facts are from that no column dates: by the names of the sheets, together; and which came in without a date. */
import { datesSentence, listed, undatedEntities } from '../../../shared/fields/rowsPeriod.ts';
import { undatedNote } from '../changeset/undated.ts';
import type { SheetRun } from '../changeset/run.ts';

const MOST_NAMED = 4;

export function datesNotes(sheets: readonly SheetRun[]): readonly string[] {
  const dated = sheets.filter(({ source: { plan } }) => plan.period !== undefined && undatedEntities(plan).length > 0);
  const [first] = dated;
  const named = first === undefined ? [] : dated.length === 1 ? [ofOne(first)] : [ofMany(dated)];
  return [...named, ...sheets.flatMap((sheet) => undatedNote(sheet) ?? [])];
}

function ofOne({ source: { plan, fileName } }: SheetRun): string {
  return `“${plan.name || fileName}”: ${datesSentence(plan) ?? ''}`;
}

/** A workbook with a tab for each month has dozens. */
function ofMany(sheets: readonly SheetRun[]): string {
  const each = sheets.map(({ source: { plan, fileName } }) => `“${plan.name || fileName}” (${plan.period?.day ?? ''})`);
  const rest = each.length - MOST_NAMED;
  const names = listed(rest > 0 ? [...each.slice(0, MOST_NAMED), `${rest} more`] : each);
  return `No column dates the rows of ${names}; the names of the sheets or the lines above the tables do.`;
}
