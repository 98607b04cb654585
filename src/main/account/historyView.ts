/** The score as of each month end with the model versions drawn on it. Source: issue of the figures ("history of the score"). */
import type { AccountDecision, AccountHistory, HistoryPoint } from '../../shared/contract/account.ts';
import { addMonths, dayNumber, isoDay } from '../../shared/domain/days.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { modelInForce } from '../../shared/domain/model.ts';
import { scoreHistory } from '../../shared/domain/history.ts';
import type { LoadedAccount } from './loadAccount.ts';

export function historyView(
  { facts, models, storedModels }: LoadedAccount,
  { asOf, months }: { readonly asOf: IsoDay; readonly months: number },
  overrides: readonly AccountDecision[],
): AccountHistory {
  const from = isoDay(addMonths(dayNumber(asOf), -months));
  const points = scoreHistory(facts, from, asOf, models).map((figures): HistoryPoint => ({
    date: figures.asOf,
    score: figures.score,
    coverage: figures.coverage,
    band: figures.band,
    modelVersion: figures.modelVersion,
    parts: figures.values,
    exceptions: figures.exceptions.map(({ name }) => name),
  }));
  const used = storedModels.filter(({ model }) => model.segment === null || model.segment === facts.account.segment);
  return {
    accountId: facts.account.id,
    thresholds: modelInForce(models, asOf, facts.account.segment).thresholds,
    points,
    models: used
      .filter(({ model }) => model.fromDate > from && model.fromDate <= asOf)
      .map(({ model, note }) => ({ version: model.version, fromDate: model.fromDate, note })),
    overrides,
  };
}
