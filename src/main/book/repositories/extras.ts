/** Unmapped columns that came with accounts and their contracts: kept as extra fields, usable as columns and filters. */
import type { Book } from '../openBook.ts';

export type Extras = Readonly<Record<string, string>>;

/** Account id -> header -> text; the account's own columns win over those of its contracts, later contracts over earlier ones. */
export function extrasByAccount(book: Book, accountId: string | null = null): ReadonlyMap<string, Extras> {
  const one = accountId === null ? '' : 'AND account_id = ?';
  const rows = book.sqlite
    .prepare<unknown[], [number, string]>(
      `SELECT account_id, extra FROM (
         SELECT account_id, extra, 0 AS own, id FROM contract WHERE extra IS NOT NULL
         UNION ALL SELECT id AS account_id, extra, 1 AS own, id FROM account WHERE extra IS NOT NULL)
       WHERE extra <> '{}' ${one} ORDER BY own, id`,
    )
    .raw()
    .all(...(accountId === null ? [] : [Number(accountId)]));
  const byAccount = new Map<string, Extras>();
  for (const [id, text] of rows) {
    // Written by the import as a JSON object of texts; a null prototype keeps headers such as "__proto__" plain keys.
    const columns = JSON.parse(text) as Extras;
    byAccount.set(String(id), Object.assign(Object.create(null), byAccount.get(String(id)), columns) as Extras);
  }
  return byAccount;
}
