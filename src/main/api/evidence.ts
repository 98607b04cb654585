/** Evidence: which signal and which caller was right on this book. */
import type { evidenceMethods } from '../../shared/contract/evidence.ts';
import { evidenceDefinition } from '../evidence/definition.ts';
import { judgeOverrides } from '../evidence/judgeOverrides.ts';
import { runBacktest } from '../evidence/runBacktest.ts';
import type { Handlers } from './handlers.ts';

export const evidenceHandlers = {
  'evidence.report': async ({ asOf, leadDays }, ctx) => {
    const day = asOf ?? ctx.today();
    const { evidence, cases } = await runBacktest(ctx.book(), { asOf: day, leadDays: leadDays ?? null });
    const { records: overrides, ...overrideTotals } = await judgeOverrides(ctx.book(), day);
    return {
      ...evidence,
      cases: cases.map(
        ({ accountId, accountName, product, decisionDate, scoredDate, flagged, band, lost, inferred }) => ({
          accountId,
          accountName,
          product,
          decisionDate,
          scoredDate,
          flagged,
          band,
          lost,
          inferred,
        }),
      ),
      overrides,
      overrideTotals,
      definition: evidenceDefinition(evidence),
    };
  },
} satisfies Handlers<typeof evidenceMethods>;
