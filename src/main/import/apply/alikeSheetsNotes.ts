/**
 * Sheets of one import with the same columns, such as a tab for each month: they speak of the same facts. Where they differ the
 * latest month stands, and what the first says where no months are named. That is said with what to do about it. Source: import page, "Match" and "Changeset".
 */
import type { SheetRun } from '../changeset/run.ts';

const MOST_NAMED = 4;

export function alikeSheetsNotes(sheets: readonly SheetRun[]): readonly string[] {
  const groups = [...Map.groupBy(sheets, ({ source }) => source.plan.fingerprint).values()];
  return groups.flatMap((group) => {
    if (group.length < 2 || !group.some(differs)) return [];
    const names = group.map(({ source }) => `“${source.plan.name || source.fileName}”`);
    const rest = names.length - MOST_NAMED;
    const named = `${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    const [latest] = group.toSorted((a, b) => (startOf(a) > startOf(b) ? -1 : 1));
    if (latest !== undefined && startOf(latest) !== '' && group.some((sheet) => startOf(sheet) !== startOf(latest)))
      return [
        `${named} have the same columns. Where they differ about a fact the latest stands: “${latest.source.plan.name || latest.source.fileName}”.`,
      ];
    return [
      `${named} have the same columns. Where they differ about a fact the first of them stands: leave the older ones out, or take the file’s value for all rows that differ, and the last one stands.`,
    ];
  });
}

function startOf({ source }: SheetRun): string {
  return source.plan.period?.startDate ?? '';
}

function differs({ tally }: SheetRun): boolean {
  return tally.rows.conflict > 0 || tally.outdated > 0;
}
