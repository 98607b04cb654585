/**
 * "Expired" on a contract says that its term is over, not that the customer left: lists that keep every term call the last
 * three expired although each was renewed by the next. So what became of an ended contract is settled when all contracts of
 * the import are there: followed by a next term it is left open (the rules infer the renewal and its ARR), else it is churned.
 * Source of "next term": domain page, contracts and renewals, successor.
 */
import { dayNumber } from '../../../shared/domain/days.ts';
import { DEFAULT_MODEL } from '../../../shared/domain/model.ts';
import type { DraftFact, NormalisedRow } from '../../../shared/fields/types.ts';
import { foldText } from '../match/foldName.ts';
import { wordsOf } from './draftValues.ts';
import type { ImportRun, RowRun, SheetSource } from './run.ts';

/** A score model may take another window for its rates; what an import settles is the same for all of them. */
const SUCCESSOR_DAYS = DEFAULT_MODEL.thresholds.successor_days;

/** True for a row of a contract list that waits for all other contracts. */
export function tellsEnd({ plan }: SheetSource, { facts }: NormalisedRow): boolean {
  return plan.entities[0] === 'contract' && facts.some(isEnded);
}

/** Start of the first contract of a row, to take the latest terms first; empty without one. */
export function startOf({ facts }: NormalisedRow): string {
  const contract = facts.find(({ entity }) => entity === 'contract');
  return (contract === undefined ? null : wordsOf(contract, 'startDate')) ?? '';
}

/** The draft with an outcome that the book can hold. */
export function settleEnd(run: ImportRun, row: RowRun, draft: DraftFact, accountId: number): DraftFact {
  if (!isEnded(draft)) return draft;
  const next = nextTerm(run, draft, accountId);
  row.notes.push(
    next === null
      ? 'Ended without a next term on file, so it counts as churned.'
      : `Ended and followed by the term from ${next}, so it counts as renewed.`,
  );
  return { ...draft, values: new Map(draft.values).set('outcome', next === null ? 'churned' : 'pending') };
}

function isEnded({ entity, values }: DraftFact): boolean {
  return entity === 'contract' && values.get('outcome') === 'ended';
}

function nextTerm(run: ImportRun, draft: DraftFact, accountId: number): string | null {
  const [start, end, product] = [wordsOf(draft, 'startDate'), wordsOf(draft, 'endDate'), wordsOf(draft, 'product')];
  if (end === null) return null;
  const starts = run.contracts.of(accountId).flatMap((entry) => {
    const isNext =
      typeof entry.start === 'string' &&
      (start === null || entry.start > start) &&
      entry.product === (product === null ? null : foldText(product)) &&
      Math.abs(dayNumber(entry.start) - dayNumber(end)) <= SUCCESSOR_DAYS;
    return isNext ? [String(entry.start)] : [];
  });
  return starts.toSorted()[0] ?? null;
}
