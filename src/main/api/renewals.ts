/** Renewals: heatmap, the list behind a cell, forecast, movement; and retention. */
import type { renewalsMethods } from '../../shared/contract/renewals.ts';
import { addMonths, dayNumber, isoDay } from '../../shared/domain/days.ts';
import type { Account } from '../../shared/domain/facts.ts';
import { modelsInForce } from '../../shared/domain/model.ts';
import { bookFacts } from '../portfolio/scoredBook.ts';
import { askMovement } from '../renewals/askMovement.ts';
import { contractsBehind } from '../renewals/cell.ts';
import { dueAccounts } from '../renewals/dueAccounts.ts';
import { dueContractView } from '../renewals/dueContracts.ts';
import { forecastLedger } from '../renewals/forecast.ts';
import { heatmap } from '../renewals/heatmap.ts';
import { retentionFigures } from '../renewals/retentionFigures.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';
import type { Handlers } from './handlers.ts';

/** How far ahead the forecast looks when nobody says. */
const MONTHS_AHEAD = 12;

export const renewalsHandlers = {
  'renewals.heatmap': async ({ asOf, rows, months, by }, ctx) => {
    const { accounts, day, money } = await dueAccounts(ctx.book(), asOf ?? ctx.today());
    return heatmap(accounts, { asOf: day, rows, months, by }, money);
  },
  'renewals.cell': async ({ asOf, ...question }, ctx) => {
    const { accounts, scores, day } = await dueAccounts(ctx.book(), asOf ?? ctx.today());
    const due = contractsBehind(accounts, { asOf: day, ...question });
    return { asOf: day, contracts: due.map((item) => dueContractView(item, scores)) };
  },
  'renewals.forecast': async ({ asOf, from, to, by }, ctx) => {
    const { accounts, scores, day, money } = await dueAccounts(ctx.book(), asOf ?? ctx.today());
    const until = to ?? isoDay(addMonths(dayNumber(day), MONTHS_AHEAD));
    return forecastLedger(accounts, scores, { asOf: day, from: from ?? null, to: until, by }, money);
  },
  'renewals.movement': ({ from, to, windowFrom, windowTo }, ctx) =>
    askMovement(ctx.book(), { from, to: to ?? ctx.today(), windowFrom, windowTo }),
  'retention.figures': async ({ from, to, asOf, groupBy }, ctx) => {
    const day = asOf ?? ctx.today();
    const { accounts, models } = await bookFacts(ctx.book());
    const policy = await loadCurrencyPolicy(ctx.book(), day);
    const modelOf = modelsInForce(models, day);
    const thresholdsOf = ({ segment }: Account) => modelOf(segment).thresholds;
    return retentionFigures(accounts, { from, to, asOf: day, groupBy: groupBy ?? null, thresholdsOf, policy });
  },
} satisfies Handlers<typeof renewalsMethods>;
