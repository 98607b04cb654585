/** What a model draft would do to the whole book: which accounts change band, and with how much ARR. */
import type { BandMove, ModelDraft, ModelPreview } from '../../shared/contract/settings.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { validateModel } from '../../shared/domain/model.ts';
import { BANDS, type MoneyByCurrency } from '../../shared/domain/results.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import type { Book } from '../book/openBook.ts';
import { bookFacts, scoredBook, scoreFacts } from '../portfolio/scoredBook.ts';
import { modelOfDraft } from './scoreModels.ts';

/** Scores every account with and without the draft as of a day; churned accounts are left out of the counts. */
export async function previewModel(book: Book, draft: ModelDraft, asOf: IsoDay): Promise<ModelPreview> {
  const facts = await bookFacts(book);
  const newest = facts.models.reduce((version, model) => Math.max(version, model.version), 0);
  const model = modelOfDraft(draft, newest + 1, asOf);
  const findings = validateModel(model);
  const before = alive((await scoredBook(book, asOf)).accounts);
  const isRefused = findings.some((finding) => finding.level === 'error');
  const after = isRefused ? before : alive(scoreFacts({ ...facts, models: [...facts.models, model] }, asOf).accounts);
  const moves = before.flatMap((score, index) => moveOf(score, after[index] ?? score));
  return {
    asOf,
    findings,
    accounts: before.length,
    moves: moves.sort((a, b) => total(b.arrByCurrency) - total(a.arrByCurrency) || (a.name < b.name ? -1 : 1)),
    arrMoved: sumOf(moves.map((move) => move.arrByCurrency)),
    before: byBand(before),
    after: byBand(after),
  };
}

/** Whether an account is churned depends on its contracts alone, so both lists name the same accounts in the same order. */
function alive(scores: readonly AccountScore[]): readonly AccountScore[] {
  return scores.filter(({ figures }) => !figures.churned);
}

function moveOf(before: AccountScore, after: AccountScore): readonly BandMove[] {
  if (before.figures.band === after.figures.band) return [];
  const { account } = before.seen.facts;
  return [
    {
      accountId: account.id,
      name: account.name,
      csm: account.csm,
      arrByCurrency: before.figures.arrByCurrency,
      bandBefore: before.figures.band,
      bandAfter: after.figures.band,
      scoreBefore: before.figures.score,
      scoreAfter: after.figures.score,
    },
  ];
}

function byBand(scores: readonly AccountScore[]): ModelPreview['before'] {
  return BANDS.map((band) => {
    const own = scores.filter(({ figures }) => figures.band === band);
    return { band, accounts: own.length, arr: sumOf(own.map(({ figures }) => figures.arrByCurrency)) };
  });
}

function sumOf(sums: readonly MoneyByCurrency[]): MoneyByCurrency {
  const totals: Record<string, number> = {};
  for (const sum of sums)
    for (const [currency, minor] of Object.entries(sum)) totals[currency] = (totals[currency] ?? 0) + minor;
  return totals;
}

function total(sums: MoneyByCurrency): number {
  return Object.values(sums).reduce((sum, minor) => sum + minor, 0);
}
