/** One brief from the book: gathers the account page and its history, and answers the finished document. */
import type { BriefAudience, BriefCheck, BriefPaper } from '../../shared/contract/brief.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { modelInForce } from '../../shared/domain/model.ts';
import { computeScore } from '../../shared/domain/score.ts';
import { accountPage } from '../account/accountPage.ts';
import { historyView } from '../account/historyView.ts';
import { loadAccount } from '../account/loadAccount.ts';
import type { Book } from '../book/openBook.ts';
import { loadSettings } from '../settings/bookSettings.ts';
import { briefModel } from './model/briefModel.ts';
import type { BriefDensity } from './model/limits.ts';
import { preflight } from './preflight.ts';
import { renderBrief } from './renderBrief.tsx';

export interface BriefWish {
  readonly asOf: IsoDay;
  readonly audience: BriefAudience;
  readonly paper: BriefPaper;
  /** Roomy when left out. */
  readonly density?: BriefDensity;
}

export interface Brief {
  readonly accountId: string;
  readonly title: string;
  readonly html: string;
  readonly preflight: readonly BriefCheck[];
}

/** Months of score history a brief draws. */
const HISTORY_MONTHS = 18;

/**
 * @param resources the program's `resources` folder.
 * @throws AppError "account/not-found".
 */
export async function makeBrief(book: Book, accountId: string, wish: BriefWish, resources: string): Promise<Brief> {
  const { asOf, audience, paper, density } = wish;
  const loaded = await loadAccount(book, accountId);
  const scoreModel = modelInForce(loaded.models, asOf, loaded.facts.account.segment);
  const model = briefModel(
    {
      page: await accountPage(book, accountId, asOf),
      history: historyView(loaded, { asOf, months: HISTORY_MONTHS }, []),
      thresholds: scoreModel.thresholds,
      brand: (await loadSettings(book)).brand,
    },
    audience,
    density,
  );
  return {
    accountId,
    title: model.title,
    html: renderBrief(model, paper, resources),
    preflight: preflight(computeScore(loaded.facts, asOf, scoreModel), audience),
  };
}
