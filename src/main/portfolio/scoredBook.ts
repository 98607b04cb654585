/**
 * The open book gathered and scored once per change and day: every screen asks for the same figures, so they are kept
 * until the book changes. Source: house page ("gather rows, call the domain, return plain data").
 */
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';
import { modelsInForce, type ScoreModel, sortsTouches } from '../../shared/domain/model.ts';
import { compareKeys, displayScore } from '../../shared/domain/compare.ts';
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import { accountFigures, computeScore, type AccountScore } from '../../shared/domain/score.ts';
import type { Book } from '../book/openBook.ts';
import { changeCount } from '../book/repositories/changeCount.ts';
import { gatherFacts, scoringFacts } from '../book/repositories/gatherFacts.ts';
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

/** An account with its figures and the score as people read it. */
export interface FiguredAccount extends ScoredAccount {
  readonly displayScore: number | null;
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
 * Every account scored for a command that prints figures and no words, by account name, then id. Nothing is kept, texts of
 * facts are not read at all, surveys only where a model weighs NPS, kinds of touches only where a model tells them apart.
 */
export async function scoreForFigures(book: Book, asOf: IsoDay): Promise<readonly FiguredAccount[]> {
  const models = (await readModels(book.db)).map((entry) => entry.model);
  const modelOf = modelsInForce(models, asOf);
  const scored: FiguredAccount[] = [];
  const reads = {
    withSurveys: models.some((model) => model.npsWeight > 0),
    withTouchKinds: models.some(({ lists }) => sortsTouches(lists)),
  };
  for (const facts of scoringFacts(book, asOf, reads)) {
    const model = modelOf(facts.account.segment);
    const health = accountFigures(facts, asOf, model);
    scored.push({
      account: facts.account,
      health,
      displayScore: health.score === null ? null : displayScore(health.score, model.thresholds),
    });
  }
  return scored.sort(
    (a, b) => compareKeys(a.account.name, b.account.name) || Number(a.account.id) - Number(b.account.id),
  );
}

/** The same without a book: pure, for previews of other models. */
export function scoreFacts({ models, accounts }: BookFacts, asOf: IsoDay): ScoredBook {
  const modelOf = modelsInForce(models, asOf);
  return {
    asOf,
    modelVersion: modelOf(null).version,
    accounts: accounts.map((facts) => computeScore(facts, asOf, modelOf(facts.account.segment))),
  };
}
