/** Finds accounts by what people remember of them: name, id, domain, a person, a milestone, the CSM. */
import type { SearchHit } from '../../../shared/contract/account.ts';
import type { Book } from '../openBook.ts';

interface Source {
  readonly in: SearchHit['in'];
  readonly from: string;
  /** Column that is searched. */
  readonly column: string;
  readonly account: string;
}

/** In the order hits are listed. */
const SOURCES: readonly Source[] = [
  { in: 'name', from: 'account', column: 'account.name', account: 'account.id' },
  { in: 'external id', from: 'account', column: 'account.external_id', account: 'account.id' },
  { in: 'domain', from: 'account', column: 'account.domain', account: 'account.id' },
  {
    in: 'person',
    from: 'stakeholder JOIN account ON account.id = stakeholder.account_id',
    column: 'stakeholder.name',
    account: 'account.id',
  },
  { in: 'csm', from: 'account', column: 'account.csm', account: 'account.id' },
  {
    in: 'milestone',
    from: 'milestone JOIN account ON account.id = milestone.account_id',
    column: 'milestone.title',
    account: 'account.id',
  },
];

/** Accounts whose texts contain the words as typed; those that start with them first. An account is listed once. */
export function searchAccounts({ sqlite }: Book, text: string, limit: number): readonly SearchHit[] {
  const needle = text.trim();
  if (needle === '') return [];
  const anywhere = `%${needle.replace(/[\\%_]/g, '\\$&')}%`;
  const hits = new Map<string, SearchHit>();
  for (const source of SOURCES) {
    if (hits.size >= limit) break;
    const rows = sqlite
      .prepare<[string, string, number], { id: number; name: string; detail: string }>(
        `SELECT ${source.account} AS id, account.name AS name, ${source.column} AS detail FROM ${source.from}
         WHERE ${source.column} LIKE ? ESCAPE '\\' ORDER BY ${source.column} LIKE ? ESCAPE '\\' DESC, account.name LIMIT ?`,
      )
      .all(anywhere, anywhere.slice(1), limit);
    for (const { id, name, detail } of rows) {
      const accountId = String(id);
      if (hits.size < limit && !hits.has(accountId)) hits.set(accountId, { accountId, name, in: source.in, detail });
    }
  }
  return [...hits.values()];
}
