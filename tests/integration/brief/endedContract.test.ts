/** A term that ended without a word: nothing is more urgent, so it must stand in the brief until somebody decides. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServices, type TestServices } from '../../support/services.ts';

let services: TestServices;
beforeAll(() => {
  services = startTestServices();
});
afterAll(() => services.close());

it('names a contract whose term has ended undecided, with its money', async () => {
  await services.call('book.create', { name: 'Ended' });
  const { fact } = await services.call('account.addFact', { table: 'account', values: { name: 'Kestrel Mills' } });
  const add = (values: Record<string, string | number>): Promise<unknown> =>
    services.call('account.addFact', { table: 'contract', accountId: fact.id, values });
  await add({
    product: 'Plan',
    startDate: '2025-11-11',
    endDate: '2026-11-10',
    noticeDays: 90,
    arrMinor: 31_200_000,
    currency: 'EUR',
  });
  await add({
    product: 'Dispatch',
    startDate: '2025-12-12',
    endDate: '2026-12-11',
    noticeDays: 90,
    arrMinor: 8_750_000,
    currency: 'EUR',
  });
  const { html } = await services.call('brief.preview', { accountId: fact.id, audience: 'internal' });
  const text = html
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  expect(text).toContain('€312,000 on Plan was to be decided on 12 Aug 2026 (102 days ago)');
  expect(text).toMatch(/Plan €312,000 .*Dispatch €87,500/);
});
