/** What merged accounts and people were called before: how imports still find them. */
import type { Book } from '../openBook.ts';

export interface AccountAlias {
  readonly accountId: number;
  readonly kind: 'name' | 'external id' | 'domain';
  readonly value: string;
}

export interface PersonAlias {
  readonly personId: number;
  readonly accountId: number;
  readonly kind: 'name' | 'email';
  readonly value: string;
}

export interface Aliases {
  readonly accounts: readonly AccountAlias[];
  readonly people: readonly PersonAlias[];
}

/** Oldest first. */
export function readAliases({ sqlite }: Book): Aliases {
  return {
    accounts: sqlite
      .prepare<[], AccountAlias>('SELECT account_id AS accountId, kind, value FROM account_alias ORDER BY id')
      .all(),
    people: sqlite
      .prepare<[], PersonAlias>(
        `SELECT a.stakeholder_id AS personId, p.account_id AS accountId, a.kind, a.value
         FROM stakeholder_alias a JOIN stakeholder p ON p.id = a.stakeholder_id ORDER BY a.id`,
      )
      .all(),
  };
}
