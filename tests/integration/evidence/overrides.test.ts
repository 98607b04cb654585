/** Overrides scored through the one door, on the golden book. */
import { expect, test } from 'vitest';
import { goldenServices } from '../../support/goldenServices.ts';

test('an override is judged once a contract of its account is decided', async () => {
  const { call, ids, services } = await goldenServices();
  const override = (accountId: string, band: 'green' | 'red', date: string): Promise<unknown> =>
    call('account.decide', {
      accountId,
      kind: 'override',
      band,
      date,
      text: 'I was there',
      author: 'Lea',
      expiresDate: '2026-12-31',
    });
  // Dogwood was lost on 2026-01-15; Alder's first contract was renewed on 2025-11-15, its second is open.
  await override(ids.Dogwood, 'green', '2025-12-01');
  await override(ids.Alder, 'green', '2025-10-01');
  await override(ids.Alder, 'red', '2026-11-01');
  const { overrides, overrideTotals } = await call('evidence.report', {});
  expect(overrides).toEqual([
    {
      accountId: ids.Alder,
      account: 'Alder',
      author: 'Lea',
      date: '2025-10-01',
      band: 'green',
      computedBand: 'unproven',
      outcome: 'renewed',
      outcomeDate: '2025-11-15',
      right: true,
      computedRight: null,
    },
    {
      accountId: ids.Dogwood,
      account: 'Dogwood',
      author: 'Lea',
      date: '2025-12-01',
      band: 'green',
      computedBand: 'unproven',
      outcome: 'churned',
      outcomeDate: '2026-01-15',
      right: false,
      computedRight: null,
    },
  ]);
  expect(overrideTotals).toEqual({ n: 2, right: 1, computedRight: 0, computedN: 0, open: 1, tooFew: true });
  // Once the second contract is decided the third override is judged too.
  services.ctx
    .book()
    .sqlite.prepare(
      `UPDATE contract SET outcome = 'churned', outcome_date = '2026-11-20' WHERE start_date = '2026-01-01'`,
    )
    .run();
  expect((await call('evidence.report', {})).overrideTotals).toMatchObject({ n: 3, right: 2, open: 0 });
});
