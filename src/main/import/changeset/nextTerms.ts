/**
 * A log of renewals tells each term by its end: 2025 renewed, 2026 renewed, 2027 open. Without a start nothing says that one follows
 * the other; a renewed term whose next one is not in the book stays active, so the ARR of all years would count side by side. Where
 * the ends of two terms lie whole years apart, or one is renewed at exactly the other's ARR, the later begins where the earlier ends.
 * Source: domain page, contracts and renewals ("successor", "next term missing").
 */
import { dayNumber } from '../../../shared/domain/days.ts';
import { columnAt, type FactValues } from '../../book/importing/factColumns.ts';
import type { ContractEntry } from '../match/contractIndex.ts';
import type { ImportRun } from './run.ts';

const AT = {
  start: columnAt('contract', 'startDate'),
  outcome: columnAt('contract', 'outcome'),
  renewedArr: columnAt('contract', 'renewedArrMinor'),
} as const;

const YEAR = 365.25;
/** Renewals close some weeks before or after the term ends. */
const NEAR_A_YEAR = 45;
const NAMED = 3;

/** Fills the starts that the ends of earlier terms tell, and says so. To be called when all rows are in the book. */
export function finishTerms(run: ImportRun): void {
  const names: string[] = [];
  let count = 0;
  for (const accountId of run.severalTerms) {
    const ended = run.contracts.of(accountId).filter(({ end }) => typeof end === 'string');
    let isFound = false;
    for (const terms of Map.groupBy(ended, ({ product }) => product).values())
      for (const [entry, before] of followers(terms)) {
        if (run.store.typed('contract', entry.id)?.has('start_date') === true || !isFollowed(run, before, entry))
          continue;
        run.store.decide('contract', entry.id, new Map([[AT.start, before.end]]));
        entry.start = before.end;
        count += 1;
        isFound = true;
      }
    if (isFound) names.push(`“${run.accounts.get(accountId)?.name ?? ''}”`);
  }
  if (count === 0) return;
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  run.notes.add(
    `${count === 1 ? '1 contract tells' : `${count} contracts tell`} no start and ${count === 1 ? 'is' : 'are'} taken to follow the term that ended before (${names.slice(0, NAMED).join(', ')}${more}). Add a product or an id where they run side by side.`,
  );
}

/** Each term of a product that was told no start, or one that another's end told, with the last term that ended before it. */
function followers(terms: readonly ContractEntry[]): readonly (readonly [ContractEntry, ContractEntry])[] {
  const ends = new Set(terms.map(({ end }) => end));
  const sorted = terms.toSorted((a, b) => (String(a.end) < String(b.end) ? -1 : 1));
  const found: (readonly [ContractEntry, ContractEntry])[] = [];
  let before: ContractEntry | null = null;
  for (const [index, entry] of sorted.entries()) {
    const last = sorted[index - 1];
    if (last !== undefined && last.end !== entry.end) before = last;
    if (before !== null && before.end !== entry.start && (entry.start === null || ends.has(entry.start)))
      found.push([entry, before]);
  }
  return found;
}

function isFollowed(run: ImportRun, before: ContractEntry, entry: ContractEntry): boolean {
  const values = run.store.read('contract', before.id);
  const days = dayNumber(String(entry.end)) - dayNumber(String(before.end));
  const years = Math.round(days / YEAR);
  const isYears = years >= 1 && Math.abs(days - years * YEAR) <= NEAR_A_YEAR;
  switch (values[AT.outcome] ?? null) {
    case 'renewed':
      return isYears || isAtItsArr(values, entry);
    case 'churned':
      return false;
    default:
      // Nobody says what became of it, but it is over.
      return isYears && String(before.end) <= run.date;
  }
}

function isAtItsArr(values: FactValues, { arr }: ContractEntry): boolean {
  return arr !== null && (values[AT.renewedArr] ?? null) === arr;
}
