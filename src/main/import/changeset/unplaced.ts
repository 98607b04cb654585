/**
 * Rows of a sheet that names no account by a column: each is placed by its e-mail addresses, and refused where nobody knows them.
 * In a book without accounts those are all rows; one sentence for the sheet says what is missing and what to do, and names the web
 * domains that would place most of them. No account is ever made from an address. Source: import page, "Match".
 */
import type { RejectedCell } from '../../../shared/fields/types.ts';
import { namesAccountItself } from '../map/whoseRows.ts';
import { foldDomain } from '../match/foldName.ts';
import type { SheetRun } from './run.ts';

/** Further domains of a sheet are not counted: a list of a million people must cost no memory. */
const MOST_DOMAINS = 10_000;
const MOST_NAMED = 3;

/** Rows without a place, and the company domains of their addresses. */
export interface Unplaced {
  count: number;
  readonly byDomain: Map<string, number>;
}

/** @param rejected of one row; where it was refused for want of an account its address stands as the value. */
export function countUnplaced({ tally: { unplaced } }: SheetRun, rejected: readonly RejectedCell[]): void {
  const refused = rejected.find(({ code, column }) => code === 'import/no-account' && column === null);
  if (refused === undefined) return;
  unplaced.count += 1;
  const domain = refused.value.includes('@') ? foldDomain(refused.value) : null;
  if (domain === null) return;
  const known = unplaced.byDomain.get(domain);
  if (known !== undefined || unplaced.byDomain.size < MOST_DOMAINS) unplaced.byDomain.set(domain, (known ?? 0) + 1);
}

/** What is said of a sheet whose rows found no account by their addresses; null where a column names the account, or all did. */
export function unplacedNote({ source: { plan, fileName }, tally }: SheetRun): string | null {
  const { count, byDomain } = tally.unplaced;
  if (count === 0 || namesAccountItself(plan)) return null;
  const rows = tally.rows.rows;
  const which =
    count < rows ? `${count} of ${rows} rows have` : rows === 1 ? 'the one row has' : `none of the ${rows} rows has`;
  const most = [...byDomain].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_NAMED);
  const domains = most.map(([domain, n]) => `${domain} (${n === 1 ? '1 row' : `${n} rows`})`).join(', ');
  return `“${plan.name || fileName}”: ${which} ${count < rows || rows === 1 ? 'no' : 'a'} place in the book. No column names the account, and the e-mail addresses are nobody's on file and at no account's web domain. Import the accounts first, with their web domains${domains === '' ? '' : `, such as ${domains}`}; or say which column is the account.`;
}
