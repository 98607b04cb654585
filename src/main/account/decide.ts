/**
 * Decisions about an account: a disagreement is settled by one, an override stands beside the computed band and never
 * replaces it. Source: issue of the figures, 3; domain page ("An override is shown beside the computed band").
 */
import type { AccountDecision } from '../../shared/contract/account.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { editFact } from '../book/journal/editFacts.ts';
import type { Book } from '../book/openBook.ts';
import type { StoredDecision } from '../book/repositories/decisions.ts';
import { withForce } from '../portfolio/decisionsInForce.ts';
import type { EditTime } from './editAccount.ts';
import { loadAccount } from './loadAccount.ts';

/** @throws AppError account/not-found, decision/incomplete-override, decision/expired. */
export async function decide(
  book: Book,
  draft: Omit<StoredDecision, 'id'>,
  { today, now }: EditTime,
): Promise<AccountDecision> {
  const { facts } = await loadAccount(book, draft.accountId);
  const isOverride = draft.kind === 'override';
  const decision = isOverride ? draft : { ...draft, band: null };
  const { accountId, date, kind, text, band, author, expiresDate } = decision;
  if (isOverride && (band === null || author === null || expiresDate === null)) {
    throw new AppError(
      'decision/incomplete-override',
      'An override names its band, its author, its reason and the day it expires.',
      {
        field: band === null ? 'band' : author === null ? 'author' : 'expiresDate',
      },
    );
  }
  if (expiresDate !== null && expiresDate < date) {
    throw new AppError('decision/expired', 'A decision cannot expire before its own day.', { expiresDate });
  }
  const values = {
    account_id: Number(accountId),
    review_id: null,
    date,
    text,
    kind,
    band,
    author,
    expires_date: expiresDate,
  };
  const { ids } = editFact(
    book,
    { label: `Decided about ${facts.account.name}`, at: now },
    { op: 'insert', table: 'decision', values },
  );
  return withForce({ id: ids[0] ?? '', ...decision }, today);
}
