/** Decisions about accounts (also those that settle a disagreement or override a band) and actions. */
import type { Kysely } from 'kysely';
import type { AccountAction, AccountDecision } from '../../../shared/contract/account.ts';
import type { Band } from '../../../shared/domain/results.ts';
import type { Tables } from '../tables/index.ts';

export type StoredDecision = Omit<AccountDecision, 'inForce'> & { readonly accountId: string };

/** Decisions of one account, or of all, newest first. */
export async function readDecisions(
  db: Kysely<Tables>,
  accountId: string | null = null,
): Promise<readonly StoredDecision[]> {
  let query = db.selectFrom('decision').selectAll().where('account_id', 'is not', null);
  if (accountId !== null) query = query.where('account_id', '=', Number(accountId));
  const rows = await query.orderBy('date', 'desc').orderBy('id', 'desc').execute();
  return rows.map((row) => ({
    id: String(row.id),
    accountId: String(row.account_id),
    date: row.date,
    kind: row.kind as StoredDecision['kind'],
    text: row.text,
    band: row.band as Band | null,
    author: row.author,
    expiresDate: row.expires_date,
  }));
}

/** Actions of an account: open ones first by due date, then done ones, newest first. */
export async function readActions(db: Kysely<Tables>, accountId: string): Promise<readonly AccountAction[]> {
  const rows = await db.selectFrom('action').selectAll().where('account_id', '=', Number(accountId)).execute();
  return rows
    .map((row) => ({
      id: String(row.id),
      text: row.text,
      owner: row.owner,
      dueDate: row.due_date,
      doneDate: row.done_date,
    }))
    .sort((a, b) => compareActions(a, b));
}

function compareActions(a: AccountAction, b: AccountAction): number {
  if ((a.doneDate === null) !== (b.doneDate === null)) return a.doneDate === null ? -1 : 1;
  if (a.doneDate !== null && b.doneDate !== null) return a.doneDate < b.doneDate ? 1 : -1;
  return (a.dueDate ?? '9999') < (b.dueDate ?? '9999') ? -1 : 1;
}

/** One action; null when there is no such action. */
export async function readAction(db: Kysely<Tables>, id: string): Promise<AccountAction | null> {
  const row = await db.selectFrom('action').selectAll().where('id', '=', Number(id)).executeTakeFirst();
  if (row === undefined) return null;
  return { id: String(row.id), text: row.text, owner: row.owner, dueDate: row.due_date, doneDate: row.done_date };
}
