/** A trial is on the list of subscriptions, and in no figure. */
import { expect, it } from 'vitest';
import { emptyBook } from '../../support/books.ts';
import { importTestSheets } from '../../support/importTestSheets.ts';
import type { TestSheet } from '../../support/sheetSource.ts';

function subscriptions(status: string, arrMinor: number | null): TestSheet {
  return {
    name: 'Subscriptions',
    entities: ['contract'],
    header: ['contract.externalId', 'contract.accountName', 'contract.arrMinor', 'contract.outcome'],
    rows: [['S1', 'Nordwind', arrMinor, status]],
    fingerprint: 'subscriptions',
  };
}

it('counts once it is a subscription, and the row says so', () => {
  const book = emptyBook();
  const read = (): unknown => book.sqlite.prepare('SELECT arr_minor, outcome FROM contract').get();
  const [trial] = importTestSheets(book, [subscriptions('trial', 960_000)], '2026-11-20');
  expect(trial?.notes).toEqual(['On trial: its amount counts once it is a subscription.']);
  expect(read()).toEqual({ arr_minor: null, outcome: 'pending' });
  expect(importTestSheets(book, [subscriptions('trial', 960_000)], '2026-11-21').map(({ kind }) => kind)).toEqual([
    'same',
  ]);
  importTestSheets(book, [subscriptions('pending', 960_000)], '2026-12-20');
  expect(read()).toEqual({ arr_minor: 960_000, outcome: 'pending' });
});
