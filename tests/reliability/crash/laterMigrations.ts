/** Steps a later program might bring: tables, columns and moved values, so that a migration has something to be half of. */
import { migrations, type Migration } from '../../../src/main/book/migrations/index.ts';

export const LATER: readonly Migration[] = [
  ...migrations,
  ...Array.from({ length: 8 }, (_, n): Migration => ({
    version: migrations.length + 1 + n,
    name: `later ${n}`,
    statements: [
      `CREATE TABLE later_${n} (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account(id), name TEXT NOT NULL) STRICT`,
      `INSERT INTO later_${n} SELECT id, id, name FROM account`,
      `CREATE INDEX later_${n}_account ON later_${n}(account_id)`,
      `ALTER TABLE account ADD COLUMN later_${n} TEXT`,
      `UPDATE account SET later_${n} = name`,
    ],
  })),
];
