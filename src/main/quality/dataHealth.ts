/** What the book does not know and what cannot be right, ranked by the money and the date at stake. Source: product page, "Data health". */
import type { DataHealth, FactFreshness, PartFreshness, RankedGap } from '../../shared/contract/quality.ts';
import { countFreshness } from '../../shared/domain/factAges.ts';
import type { AccountFacts, Currency, IsoDay } from '../../shared/domain/facts.ts';
import { modelInForce, modelsInForce, type ScoreModel } from '../../shared/domain/model.ts';
import { PARTS, type AccountHealth } from '../../shared/domain/results.ts';
import { scoreAccount } from '../../shared/domain/scoreAccount.ts';
import { rankUnknowns, type RankedGap as Ranked, type ScoredWithGaps } from '../../shared/domain/unknowns.ts';
import { wordsOf } from '../account/storedValues.ts';
import type { Book } from '../book/openBook.ts';
import { fieldCoverage } from '../book/repositories/fieldCoverage.ts';
import { flaggedGaps } from '../book/repositories/flaggedFacts.ts';
import { readToldApart, standingMerges } from '../book/repositories/notSame.ts';
import { bookFacts } from '../portfolio/scoredBook.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';
import { dismissedFlags } from './dismissFlag.ts';
import { duplicates } from './duplicates.ts';

/** Longest list that crosses at once. */
const MOST = 2000;
/** Answers listed to be taken back. */
const MOST_TOLD = 50;

export async function dataHealth(book: Book, asOf: IsoDay): Promise<DataHealth> {
  const { accounts, models } = await bookFacts(book);
  const rates = await loadCurrencyPolicy(book, asOf);
  const toldApart = readToldApart(book);
  const flagged = flaggedGaps(book);
  const scored = accounts.map((facts): ScoredWithGaps => {
    const { account } = facts;
    const health = scoreAccount(facts, asOf, modelInForce(models, asOf, account.segment));
    return { account, health: { ...health, gaps: [...health.gaps, ...(flagged.get(account.id) ?? [])] } };
  });
  const alive = scored.filter(({ health }) => !health.churned);
  const byId = new Map(scored.map((own) => [own.account.id, own]));
  const currencies = new Map(accounts.flatMap(({ contracts }) => contracts.map(({ id, currency }) => [id, currency])));
  const currencyOf = (contractId: string): Currency | null => currencies.get(contractId) ?? null;
  const gaps = rankUnknowns(scored, 'gap', rates);
  const contradictions = rankUnknowns(scored, 'contradiction', rates);
  return {
    asOf,
    accounts: alive.length,
    gaps: gaps.slice(0, MOST).flatMap((ranked) => rankedGap(ranked, byId.get(ranked.accountId), currencyOf)),
    gapsTotal: gaps.length,
    contradictions: contradictions
      .slice(0, MOST)
      .flatMap((ranked) => rankedGap(ranked, byId.get(ranked.accountId), currencyOf)),
    contradictionsTotal: contradictions.length,
    fields: fieldCoverage(book).map((field) => ({ ...field, label: wordsOf(field.field) })),
    duplicates: duplicates({
      accounts,
      arrOf: (id) => byId.get(id)?.health.arrByCurrency ?? {},
      toldApart,
    }),
    toldApart: toldApart.slice(0, MOST_TOLD).map(({ id, table, names }) => ({ id, table, names })),
    dismissed: dismissedFlags(book),
    merges: standingMerges(book),
    freshness: freshnessOf(alive.map(({ health }) => health)),
    facts: factFreshness(
      accounts.filter(({ account }) => byId.get(account.id)?.health.churned === false),
      asOf,
      models,
    ),
  };
}

function rankedGap(
  { accountId, accountName, gap, daysLeft, urgency }: Ranked,
  scored: ScoredWithGaps | undefined,
  currencyOf: (contractId: string) => Currency | null,
): readonly RankedGap[] {
  if (scored === undefined) return [];
  const { account, health } = scored;
  return [
    {
      ...gap,
      accountId,
      accountName,
      csm: account.csm,
      arrByCurrency: health.arrByCurrency,
      decisionDate: health.decisionDate,
      daysToDecision: daysLeft,
      currency: gap.facts[0]?.table === 'contract' ? currencyOf(gap.facts[0].id) : null,
      rank: urgency,
    },
  ];
}

/** Every fact by kind and freshness; each account by the half-lives of its own model. */
function factFreshness(
  accounts: readonly AccountFacts[],
  asOf: IsoDay,
  models: readonly ScoreModel[],
): readonly FactFreshness[] {
  const modelOf = modelsInForce(models, asOf);
  const counts = countFreshness(accounts, asOf, ({ account }) => modelOf(account.segment).halfLives);
  return [...counts].map(([kind, ages]) => ({ kind, halfLifeDays: modelOf(null).halfLives[kind], ...ages }));
}

/** How old the newest fact of each part is, over all accounts. */
function freshnessOf(healths: readonly AccountHealth[]): readonly PartFreshness[] {
  return PARTS.map((part) => {
    const known = healths
      .filter(({ parts }) => parts[part].value !== null)
      .map(({ parts }) => parts[part].freshnessDays);
    const between = (low: number, high: number): number =>
      known.filter((days) => days !== null && days > low && days <= high).length;
    return {
      part,
      upTo30: between(-Infinity, 30),
      upTo90: between(30, 90),
      upTo180: between(90, 180),
      older: between(180, Infinity),
      undated: known.filter((days) => days === null).length,
      unknown: healths.length - known.length,
    };
  });
}
