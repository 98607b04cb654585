/** All contracts of a book by account, in one ordered scan: what the effect of an import on ARR is worked out from. */
import type { AccountStatus, Contract } from '../../../shared/domain/facts.ts';
import type { Book } from '../openBook.ts';
import { ALL_COLUMNS, contractOf, type RawRow } from '../repositories/factRows.ts';

export interface AccountContracts {
  readonly status: AccountStatus;
  readonly contracts: readonly Contract[];
}

export function* contractsByAccount({ sqlite }: Book): IterableIterator<AccountContracts> {
  const churned = new Set(sqlite.prepare<[], { id: number }>(`SELECT id FROM account WHERE status = 'churned'`).all().map((row) => row.id));
  const groups = new Map<number, Contract[]>();
  for (const row of sqlite.prepare<[], RawRow>(`SELECT ${ALL_COLUMNS.contract} FROM contract`).raw().iterate()) {
    const accountId = Number(row[1]);
    const group = groups.get(accountId);
    if (group === undefined) groups.set(accountId, [contractOf(row, String(accountId))]);
    else group.push(contractOf(row, String(accountId)));
  }
  for (const [accountId, contracts] of groups) yield { status: churned.has(accountId) ? 'churned' : 'active', contracts };
}
