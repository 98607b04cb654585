/** Renewals: heatmap, the list behind a cell, forecast, movement; and retention. */
import type { renewalsMethods } from '../../shared/contract/renewals.ts';
import { addMonths, dayNumber, isoDay } from '../../shared/domain/days.ts';
import { modelInForce } from '../../shared/domain/model.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { lastDaysBefore } from '../book/repositories/reviewDates.ts';
import { convertFigures } from '../portfolio/convertFigures.ts';
import { scoredAccounts } from '../portfolio/scoredAccounts.ts';
import { bookFacts, scoredBook } from '../portfolio/scoredBook.ts';
import { contractsBehind } from '../renewals/cell.ts';
import { dueAccounts } from '../renewals/dueAccounts.ts';
import { dueContractView } from '../renewals/dueContracts.ts';
import { forecastLedger } from '../renewals/forecast.ts';
import { heatmap } from '../renewals/heatmap.ts';
import { movement } from '../renewals/movement.ts';
import { retentionFigures } from '../renewals/retentionFigures.ts';
import { policySentence } from '../settings/currencyPolicy.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';
import type { Handlers } from './handlers.ts';

/** How far ahead forecast and movement look when nobody says. */
const MONTHS_AHEAD = 12;
/** How far back a comparison looks in a book without a review. */
const DAYS_BACK = 90;

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
  'renewals.movement': async (input, ctx) => {
    const to = input.to ?? ctx.today();
    const last = await lastDaysBefore(ctx.book().db, to);
    const from = input.from ?? last.review ?? isoDay(dayNumber(to) - DAYS_BACK);
    const windowTo = input.windowTo ?? isoDay(addMonths(dayNumber(to), MONTHS_AHEAD));
    const policy = await loadCurrencyPolicy(ctx.book(), to);
    const inPolicy = (scores: readonly AccountScore[]) => convertFigures(policy, scoredAccounts(scores));
    const before = (await scoredBook(ctx.book(), from)).accounts;
    const after = (await scoredBook(ctx.book(), to)).accounts;
    const scores = new Map(after.map((score) => [score.figures.accountId, score]));
    const question = { from, to, windowFrom: input.windowFrom ?? null, windowTo };
    return movement(inPolicy(before), inPolicy(after), scores, question, policySentence(policy));
  },
  'retention.figures': async ({ from, to, asOf, groupBy }, ctx) => {
    const day = asOf ?? ctx.today();
    const { accounts, models } = await bookFacts(ctx.book());
    const policy = await loadCurrencyPolicy(ctx.book(), day);
    const { thresholds } = modelInForce(models, day);
    return retentionFigures(accounts, { from, to, asOf: day, groupBy: groupBy ?? null, thresholds, policy });
  },
} satisfies Handlers<typeof renewalsMethods>;
