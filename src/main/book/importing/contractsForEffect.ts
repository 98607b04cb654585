/**
 * The contracts of a book by account, in one ordered scan: what the effect of an import on ARR is worked out from. Accounts
 * whose contracts all lack an amount are left out: they add nothing to any sum.
 */
import type { AccountStatus, Contract } from '../../../shared/domain/facts.ts';
import type { Book } from '../openBook.ts';
import { ALL_COLUMNS, contractOf, type RawRow } from '../repositories/factRows.ts';

export interface AccountContracts {
  readonly status: AccountStatus;
  readonly contracts: readonly Contract[];
}

export function* contractsWithAmounts({ sqlite }: Book): IterableIterator<AccountContracts> {
  const churned = new Set(
    sqlite
      .prepare<[], { id: number }>(`SELECT id FROM account WHERE status = 'churned'`)
      .all()
      .map((row) => row.id),
  );
  let ownerId = 0;
  let contracts: Contract[] = [];
  const group = (): AccountContracts => ({ status: churned.has(ownerId) ? 'churned' : 'active', contracts });
  // One account at a time: all contracts of a large book at once would be most of the memory an import needs.
  for (const row of sqlite
    .prepare<[], RawRow>(
      `SELECT ${ALL_COLUMNS.contract} FROM contract
       WHERE account_id IN (SELECT account_id FROM contract WHERE arr_minor <> 0 OR renewed_arr_minor <> 0)
       ORDER BY account_id, id`,
    )
    .raw()
    .iterate()) {
    const accountId = Number(row[1]);
    if (accountId !== ownerId && contracts.length > 0) {
      yield group();
      contracts = [];
    }
    ownerId = accountId;
    contracts.push(contractOf(row, String(accountId)));
  }
  if (contracts.length > 0) yield group();
}
