/** The portfolio, its exceptions, saved views and exports. */
import type { portfolioMethods } from '../../shared/contract/portfolio.ts';
import { readDecisions } from '../book/repositories/decisions.ts';
import { settledBy } from '../portfolio/decisionsInForce.ts';
import { exceptionLists } from '../portfolio/exceptionLists.ts';
import { listPortfolio } from '../portfolio/listPortfolio.ts';
import { portfolioNps } from '../portfolio/portfolioNps.ts';
import { portfolioTable } from '../portfolio/portfolioTable.ts';
import { removeView, savedViews, saveView } from '../portfolio/savedViews.ts';
import { scoredBook } from '../portfolio/scoredBook.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';
import { deliverTable } from './deliverTable.ts';
import { gatherRows, takeRows } from './gatheredRows.ts';
import type { Handlers } from './handlers.ts';

export const portfolioHandlers = {
  'portfolio.list': ({ asOf }, ctx) => listPortfolio(ctx.book(), asOf ?? ctx.today()),
  'portfolio.exceptions': async ({ asOf }, ctx) => {
    const day = asOf ?? ctx.today();
    const { accounts } = await scoredBook(ctx.book(), day);
    const settled = settledBy(await readDecisions(ctx.book().db), day);
    const policy = await loadCurrencyPolicy(ctx.book(), day);
    return { asOf: day, ...exceptionLists(accounts, { settled, policy }) };
  },
  'portfolio.nps': async ({ asOf }, ctx) => {
    const day = asOf ?? ctx.today();
    const { accounts } = await scoredBook(ctx.book(), day);
    return portfolioNps(accounts, day, await loadCurrencyPolicy(ctx.book(), day));
  },
  'portfolio.views': (_input, ctx) => savedViews(ctx.book()),
  'portfolio.saveView': (view, ctx) => saveView(ctx.book(), view, ctx.now()),
  'portfolio.removeView': ({ name }, ctx) => removeView(ctx.book(), name, ctx.now()),
  'portfolio.export': async ({ asOf, format }, ctx) => {
    const { rows, extraColumns, asOf: day } = await listPortfolio(ctx.book(), asOf ?? ctx.today());
    const name = `${ctx.book().name} portfolio ${day}`;
    return deliverTable(ctx.host, portfolioTable(rows, extraColumns), { name, format, plainText: false });
  },
  'export.table': ({ exportId, columns, rows, ...options }, ctx) =>
    deliverTable(ctx.host, { columns, rows: takeRows(ctx, exportId, rows) }, options),
  'export.rows': ({ exportId, rows }, ctx) => {
    gatherRows(ctx, exportId, rows);
    return null;
  },
} satisfies Handlers<typeof portfolioMethods>;
