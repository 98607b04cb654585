/** Gathers what the movement between two days is made of: both days scored, contracts with the terms the book held then. */
import type { Movement } from '../../shared/contract/renewals.ts';
import { addMonths, dayNumber, isoDay } from '../../shared/domain/days.ts';
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import type { Book } from '../book/openBook.ts';
import { contractTermsThen, type TermsThen } from '../book/repositories/contractTermsThen.ts';
import { lastDaysBefore } from '../book/repositories/reviewDates.ts';
import { convertFigures } from '../portfolio/convertFigures.ts';
import { scoredAccounts } from '../portfolio/scoredAccounts.ts';
import { bookFacts, scoredBook, scoreFacts } from '../portfolio/scoredBook.ts';
import { policySentence } from '../settings/currencyPolicy.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';
import { movement } from './movement.ts';

/** How far ahead the movement looks when nobody says. */
const MONTHS_AHEAD = 12;
/** How far back a comparison looks in a book without a review. */
const DAYS_BACK = 90;

export interface MovementAsked {
  /** Absent: the last review, else 90 days before `to`. */
  readonly from: IsoDay | undefined;
  readonly to: IsoDay;
  readonly windowFrom: IsoDay | undefined;
  readonly windowTo: IsoDay | undefined;
}

export async function askMovement(book: Book, asked: MovementAsked): Promise<Movement> {
  const { to } = asked;
  const { from, since } = await firstDay(book, asked);
  const windowTo = asked.windowTo ?? isoDay(addMonths(dayNumber(to), MONTHS_AHEAD));
  const policy = await loadCurrencyPolicy(book, to);
  const inPolicy = (scores: readonly AccountScore[]) => convertFigures(policy, scoredAccounts(scores));
  const before = await scoredAsBooked(book, from);
  const after = await scoredAsBooked(book, to);
  return movement(
    inPolicy(before),
    inPolicy(after),
    new Map(after.map((score) => [score.figures.accountId, score])),
    { since, from, to, windowFrom: asked.windowFrom ?? null, windowTo },
    policySentence(policy),
  );
}

async function firstDay(book: Book, { from, to }: MovementAsked): Promise<Pick<Movement, 'from' | 'since'>> {
  if (from !== undefined) return { from, since: 'chosen day' };
  const { review } = await lastDaysBefore(book.db, to);
  return review === null
    ? { from: isoDay(dayNumber(to) - DAYS_BACK), since: '90 days ago' }
    : { from: review, since: 'last review' };
}

/** The book scored as of a day; accounts whose contracts were changed later stand with the terms of that day. */
async function scoredAsBooked(book: Book, day: IsoDay): Promise<readonly AccountScore[]> {
  const { accounts } = await scoredBook(book, day);
  const then = contractTermsThen(book, day);
  if (then.size === 0) return accounts;
  const { models } = await bookFacts(book);
  return accounts.map((score) => {
    const { facts } = score.seen;
    if (!facts.contracts.some(({ id }) => then.has(id))) return score;
    return scoreFacts({ models, accounts: [withTerms(facts, then)] }, day).accounts[0] ?? score;
  });
}

function withTerms(facts: AccountFacts, then: ReadonlyMap<string, TermsThen>): AccountFacts {
  return { ...facts, contracts: facts.contracts.map((contract) => ({ ...contract, ...then.get(contract.id) })) };
}
