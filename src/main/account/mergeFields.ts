/** Two rows that are one: which blanks of the kept one the other fills. Pure. */
import { ROLES } from '../../shared/domain/facts.ts';
import type { Row } from '../book/journal/rows.ts';

/** Never taken over: what a row is and where it hangs, and a state that is about the row itself. */
const OWN = new Set(['id', 'account_id', 'source_row_id', 'status', 'left_date']);
/** Said together or not at all: a support without its day would look older or newer than it is. */
const SUPPORT = ['support', 'support_date', 'support_source'];

/**
 * The columns to change on the kept row. Blank means null, an empty list, or the fit "unknown"; roles add up, notes follow each
 * other, unmapped columns join where the kept row has none of that name.
 */
export function filledBlanks(kept: Row, other: Row): Row {
  const changes: Record<string, string | number | null> = {};
  for (const [column, value] of Object.entries(other)) {
    if (OWN.has(column) || SUPPORT.includes(column) || isBlank(column, value)) continue;
    if (isBlank(column, kept[column] ?? null)) changes[column] = value;
    else if (column === 'roles') changes[column] = bothRoles(String(kept[column]), String(value));
    else if (column === 'extra') changes[column] = bothExtras(String(kept[column]), String(value));
    else if (column === 'notes' && kept[column] !== value)
      changes[column] = `${String(kept[column])}\n${String(value)}`;
  }
  if ('support' in other && (kept['support'] ?? null) === null && other['support'] !== null) {
    for (const column of SUPPORT) changes[column] = other[column] ?? null;
  }
  return changes;
}

function isBlank(column: string, value: string | number | null): boolean {
  return (
    value === null ||
    value === '' ||
    (column === 'roles' && value === '[]') ||
    (column === 'fit' && value === 'unknown')
  );
}

function bothRoles(kept: string, other: string): string {
  const held = new Set([...(JSON.parse(kept) as string[]), ...(JSON.parse(other) as string[])]);
  return JSON.stringify(ROLES.filter((role) => held.has(role)));
}

function bothExtras(kept: string, other: string): string {
  return JSON.stringify({ ...(JSON.parse(other) as object), ...(JSON.parse(kept) as object) });
}
