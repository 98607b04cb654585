/** One account on one page: gathered once, every section a view of the same facts as of the same day. */
import type { AccountDelta, AccountPage, NextConversation } from '../../shared/contract/account.ts';
import { displayScore } from '../../shared/domain/compare.ts';
import { dayNumber, isoDay } from '../../shared/domain/days.ts';
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';
import { timeToFirstValue } from '../../shared/domain/firstValue.ts';
import { modelInForce, type ScoreModel } from '../../shared/domain/model.ts';
import { nextConversation } from '../../shared/domain/nextConversation.ts';
import { deltaBetween } from '../../shared/domain/delta.ts';
import { peopleGaps } from '../../shared/domain/peopleGaps.ts';
import { computeScore, type AccountScore } from '../../shared/domain/score.ts';
import { describeScore } from '../../shared/domain/scoreAccount.ts';
import type { Book } from '../book/openBook.ts';
import { readActions, readDecisions } from '../book/repositories/decisions.ts';
import { extrasByAccount } from '../book/repositories/extras.ts';
import { sourcesOfAccount, type SourceOfAccount } from '../book/repositories/origins.ts';
import { flaggedGaps } from '../book/repositories/flaggedFacts.ts';
import { movesOfAccount } from '../book/repositories/personMoves.ts';
import { lastDaysBefore } from '../book/repositories/reviewDates.ts';
import { withForce } from '../portfolio/decisionsInForce.ts';
import { daysTo } from '../portfolio/portfolioRow.ts';
import { contractsView } from './contractsView.ts';
import { deltaView, type DeltaQuestion } from './deltaView.ts';
import { loadAccount } from './loadAccount.ts';
import { milestonesView, slipsBySide } from './milestonesView.ts';
import { npsView } from './npsView.ts';
import { peopleView } from './peopleView.ts';
import { recentSignals } from './recentSignals.ts';
import { usageSeries } from './usageSeries.ts';

/** How far back the delta looks in a book without a review or an import. */
const DAYS_BACK = 90;

/** @throws AppError account/not-found. */
export async function accountPage(book: Book, accountId: string, asOf: IsoDay): Promise<AccountPage> {
  const { facts, models } = await loadAccount(book, accountId);
  const model = modelInForce(models, asOf, facts.account.segment);
  const score = computeScore(facts, asOf, model);
  const health = describeScore(score);
  const question = await deltaQuestion(book, asOf);
  const delta = deltaBetween(facts, question.from, question.to, models);
  const milestones = milestonesView(facts.milestones, score.seen.day);
  const { sheets, typedFacts } = sourcesOfAccount(book, accountId);
  return {
    asOf,
    thresholds: model.thresholds,
    halfLives: model.halfLives,
    account: facts.account,
    extra: extrasByAccount(book, accountId).get(accountId) ?? {},
    health,
    displayScore: health.score === null ? null : displayScore(health.score, model.thresholds),
    lostParts: delta.lostParts.map(({ part, lastValue }) => ({ part, value: lastValue, date: question.from })),
    lowestPowerfulVoice: lowestVoice(score),
    daysToDecision: daysTo(health.decisionDate, score.seen.day),
    delta: deltaView(facts, question, models),
    people: peopleView(score.seen),
    moves: movesOfAccount(book, accountId),
    mapGaps: peopleGaps(facts, asOf, model).map(({ sentence }) => sentence),
    milestones,
    slips: slipsBySide(milestones),
    contracts: contractsView(score),
    usage: usageSeries(facts, asOf),
    ...recentSignals(facts, asOf),
    nps: npsView(score.seen),
    timeToFirstValueDays: timeToFirstValue(facts, asOf),
    gaps: [...health.gaps, ...(flaggedGaps(book).get(accountId) ?? [])],
    nextConversations: conversations(facts, asOf, model),
    decisions: (await readDecisions(book.db, accountId)).map((decision) => withForce(decision, asOf)),
    actions: await readActions(book.db, accountId),
    sources: byFile(sheets),
    typedFacts,
  };
}

/** The day a delta looks back to: the last review, else the last import, else 90 days ago. */
export async function deltaQuestion(book: Book, to: IsoDay): Promise<DeltaQuestion> {
  const last = await lastDaysBefore(book.db, to);
  const since: AccountDelta['since'] =
    last.review !== null ? 'last review' : last.import !== null ? 'last import' : '90 days ago';
  return { from: last.review ?? last.import ?? isoDay(dayNumber(to) - DAYS_BACK), to, since };
}

function lowestVoice({ parts, seen }: AccountScore): AccountPage['lowestPowerfulVoice'] {
  const lowest = parts.relationships.lowestVoice;
  if (lowest === null) return null;
  const people = seen.powerful.filter(({ support }) => support === lowest.support).map(({ person }) => person.name);
  return { support: lowest.support, people };
}

function conversations(facts: AccountFacts, asOf: IsoDay, model: ScoreModel): readonly NextConversation[] {
  const next = nextConversation(facts, asOf, model);
  if (next === null) return [];
  return [
    {
      withWhom: next.who?.name ?? 'Somebody who still has to be found',
      about: next.why,
      why: `Serves: ${next.serves}.`,
      facts: next.facts,
    },
  ];
}

/** Sheets of one file and import together. */
function byFile(sheets: readonly SourceOfAccount[]): AccountPage['sources'] {
  const files = Map.groupBy(sheets, ({ importId, file }) => `${importId}/${file}`);
  return [...files.values()].map((own) => ({
    importId: own[0]?.importId ?? '',
    file: own[0]?.file ?? '',
    sheets: own.map(({ sheet }) => sheet),
    importedDate: own[0]?.importedDate ?? '',
    facts: own.reduce((sum, { facts }) => sum + facts, 0),
  }));
}
