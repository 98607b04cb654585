/** What is wrong with a book as a file: damage, strange tables, rows that point at nothing. Source: cli page (`check`). */
import { ENTITIES } from '../../shared/fields/types.ts';
import type { Book } from './openBook.ts';
import { integrityProblems } from './checkIntegrity.ts';
import { digestOf } from './digest.ts';
import { schemaDifferences } from './migrate.ts';

export interface BookProblem {
  readonly kind: 'integrity' | 'schema' | 'orphan';
  readonly message: string;
}

/** Everything found, worst first; empty when nothing. Reads the whole file. */
export function inspectBook(book: Book): readonly BookProblem[] {
  const { sqlite } = book;
  const integrity = integrityProblems(sqlite, 'full').map((message): BookProblem => ({
    kind: message.includes('points to a missing') ? 'orphan' : 'integrity',
    message,
  }));
  const schema = schemaDifferences(sqlite).map((message): BookProblem => ({ kind: 'schema', message }));
  return [...integrity, ...schema, ...rot(book), ...orphans(book)];
}

/** Rows that are not those of the last closing: changed by the disk, where no index or rule could tell. */
function rot({ sqlite, readOnly, closingDigest }: Book): BookProblem[] {
  if (!readOnly || closingDigest === null || digestOf(sqlite) === closingDigest) return [];
  return [{ kind: 'integrity', message: 'the book does not hold what it held when it was closed' }];
}

/** References that no foreign key can express. */
function orphans({ sqlite }: Book): BookProblem[] {
  const count = (sql: string): number => sqlite.prepare<[], { n: number }>(sql).get()?.n ?? 0;
  const problems: BookProblem[] = [];
  const report = (n: number, message: (n: number) => string): void => {
    if (n > 0) problems.push({ kind: 'orphan', message: message(n) });
  };
  for (const table of ENTITIES) {
    report(
      count(
        `SELECT count(*) AS n FROM fact_origin WHERE entity = '${table}' AND fact_id NOT IN (SELECT id FROM "${table}")`,
      ),
      (n) => `${n} origins name a ${table} that is not in the book`,
    );
  }
  report(
    count(
      `SELECT count(*) AS n FROM touch_person JOIN touch ON touch.id = touch_id JOIN stakeholder ON stakeholder.id = stakeholder_id WHERE touch.account_id <> stakeholder.account_id`,
    ),
    (n) => `${n} touches name a person of another account`,
  );
  for (const table of ['survey', 'usage'] as const) {
    report(
      count(
        `SELECT count(*) AS n FROM ${table} JOIN stakeholder ON stakeholder.id = stakeholder_id WHERE ${table}.account_id <> stakeholder.account_id`,
      ),
      (n) => `${n} ${table} rows name a person of another account`,
    );
  }
  for (const column of ['reports_to_id', 'successor_id'] as const) {
    report(
      count(
        `SELECT count(*) AS n FROM stakeholder JOIN stakeholder AS other ON other.id = stakeholder.${column} WHERE other.account_id <> stakeholder.account_id`,
      ),
      (n) => `${n} people name a ${column === 'successor_id' ? 'successor' : 'superior'} of another account`,
    );
  }
  return problems;
}
