/** Names a fact for people: "Nordwind AG", or "Nordwind AG: Platform" for what hangs on an account. */
import type Database from 'better-sqlite3';
import type { Row } from './rows.ts';

/** Column that tells one fact of an account from another. */
const OWN_NAME: Readonly<Record<string, string>> = {
  contract: 'product',
  stakeholder: 'name',
  milestone: 'title',
  pulse: 'date',
  touch: 'date',
  survey: 'kind',
  usage: 'period_start_date',
  ticket: 'external_id',
  forecast: 'date',
  decision: 'text',
  action: 'text',
  account_alias: 'value',
  stakeholder_alias: 'value',
  flag_dismissal: 'note',
};

export function labelOf(sqlite: Database.Database, table: string, row: Row): string {
  if (table === 'account') return String(row['name'] ?? 'An account');
  const accountId = row['account_id'] ?? accountOfContract(sqlite, row['contract_id'] ?? null);
  const account =
    accountId === null
      ? undefined
      : sqlite.prepare<[string | number], { name: string }>('SELECT name FROM account WHERE id = ?').get(accountId);
  const own = row[OWN_NAME[table] ?? ''] ?? null;
  const what = own === null ? nounOf(table) : `${nounOf(table)} ${own}`;
  return account === undefined ? what : `${account.name}: ${what}`;
}

/** A table as people call one of its rows. */
export function nounOf(table: string): string {
  return table.endsWith('_alias') ? 'remembered name' : table.replaceAll('_', ' ');
}

function accountOfContract(sqlite: Database.Database, contractId: string | number | null): number | null {
  if (contractId === null) return null;
  return (
    sqlite
      .prepare<[string | number], { account_id: number }>('SELECT account_id FROM contract WHERE id = ?')
      .get(contractId)?.account_id ?? null
  );
}
