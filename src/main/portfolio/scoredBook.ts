/**
 * The open book gathered and scored once per change and day: every screen asks for the same figures, so they are kept
 * until the book changes. Source: house page ("gather rows, call the domain, return plain data").
 */
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';
import { modelInForce, type ScoreModel } from '../../shared/domain/model.ts';
import { computeScore, type AccountScore } from '../../shared/domain/score.ts';
import type { Book } from '../book/openBook.ts';
import { changeCount } from '../book/repositories/changeCount.ts';
import { gatherFacts, gatherScoringFacts } from '../book/repositories/gatherFacts.ts';
import { readModels } from '../book/repositories/models.ts';

export interface ScoredBook {
  readonly asOf: IsoDay;
  /** Version in force for accounts whose segment has no model of its own. */
  readonly modelVersion: number;
  /** By account name (UTF-16), then id; churned accounts included. */
  readonly accounts: readonly AccountScore[];
}

export interface BookFacts {
  readonly models: readonly ScoreModel[];
  /** By account name (UTF-16), then id. */
  readonly accounts: readonly AccountFacts[];
}

interface Kept {
  readonly changes: number;
  readonly facts: BookFacts;
  /** Newest use last. */
  readonly scored: Map<IsoDay, ScoredBook>;
}

/** Days kept scored at once: today, and the day a comparison looks back to. */
const KEPT_DAYS = 2;
const keptOf = new WeakMap<Book, Kept>();

async function kept(book: Book): Promise<Kept> {
  const before = keptOf.get(book);
  const changes = changeCount(book);
  if (before !== undefined && before.changes === changes) return before;
  keptOf.delete(book);
  const models = (await readModels(book.db)).map((entry) => entry.model);
  const fresh: Kept = { changes, facts: { models, accounts: gatherFacts(book) }, scored: new Map() };
  keptOf.set(book, fresh);
  return fresh;
}

/** All facts of the book and its models. */
export async function bookFacts(book: Book): Promise<BookFacts> {
  return (await kept(book)).facts;
}

/** Every account scored as of a day with the model in force on that day for its segment. */
export async function scoredBook(book: Book, asOf: IsoDay): Promise<ScoredBook> {
  const { facts, scored } = await kept(book);
  const known = scored.get(asOf) ?? scoreFacts(facts, asOf);
  scored.delete(asOf);
  scored.set(asOf, known);
  for (const day of scored.keys()) if (scored.size > KEPT_DAYS) scored.delete(day);
  return known;
}

/**
 * Every account scored for a command that prints figures and no words: the texts of facts are not read at all.
 * Nothing is kept; surveys are read only where a model weighs NPS.
 */
export async function scoreForFigures(book: Book, asOf: IsoDay): Promise<readonly AccountScore[]> {
  const models = (await readModels(book.db)).map((entry) => entry.model);
  const withSurveys = models.some((model) => model.npsWeight > 0);
  return scoreFacts({ models, accounts: gatherScoringFacts(book, asOf, { withSurveys }) }, asOf).accounts;
}

/** The same without a book: pure, for previews of other models. */
export function scoreFacts({ models, accounts }: BookFacts, asOf: IsoDay): ScoredBook {
  const inForce = new Map<string | null, ScoreModel>();
  const modelOf = (segment: string | null): ScoreModel => {
    const known = inForce.get(segment) ?? modelInForce(models, asOf, segment);
    inForce.set(segment, known);
    return known;
  };
  return {
    asOf,
    modelVersion: modelOf(null).version,
    accounts: accounts.map((facts) => computeScore(facts, asOf, modelOf(facts.account.segment))),
  };
}
