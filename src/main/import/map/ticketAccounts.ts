/** Which column of a list of tickets tells the account: the company, or who asked. Source: import page, "Map". */
import { namesPeople } from '../recognise/columnTally.ts';
import { type Candidates, UNLIKELY } from './candidates.ts';
import { isAccountName } from './lowerCandidates.ts';
import { haveWorkAddresses } from './privatePersons.ts';
import type { ColumnView, SheetView } from './sheetView.ts';

/** Leaves the account of a ticket one column: an address at work before the name of the person who has it, a company before both. */
export function preferTicketAccounts(candidates: Candidates, view: SheetView): void {
  preferAddresses(candidates, view);
  preferAccounts(candidates);
}

/** A "Customer" column of tickets that names people says who wrote: their address at work tells the company. */
function preferAddresses(candidates: Candidates, view: SheetView): void {
  const isAsked = [...candidates.values()].some((known) =>
    known.some(({ field }) => field.key === 'ticket.stakeholderEmail'),
  );
  if (!isAsked || !haveWorkAddresses(view)) return;
  for (const column of view.columns) {
    const known = candidates.get(column.index);
    if (known === undefined || !namesMostlyPeople(column)) continue;
    candidates.set(
      column.index,
      known.filter(({ field }) => !isAccountName(field)),
    );
  }
}

/** Who asked tells the account of a ticket only where no column names it; else the address stays an extra field. */
function preferAccounts(candidates: Candidates): void {
  const isNamed = [...candidates.values()].some((known) =>
    known.some(({ field, confidence }) => NAMES_ACCOUNT.has(field.key) && confidence > UNLIKELY),
  );
  if (!isNamed) return;
  for (const [index, known] of candidates)
    candidates.set(
      index,
      known.filter(({ field }) => field.key !== 'ticket.stakeholderEmail'),
    );
}

const NAMES_ACCOUNT: ReadonlySet<string> = new Set([
  'account.name',
  'account.externalId',
  'account.domain',
  'ticket.accountName',
  'ticket.accountExternalId',
  'ticket.accountDomain',
]);

/** True when most names of a column are written like those of people. */
export function namesMostlyPeople({ tally }: ColumnView): boolean {
  return namesPeople(tally) || tally.personLike > Math.max(1, tally.filled - tally.blankWords) * 0.6;
}
