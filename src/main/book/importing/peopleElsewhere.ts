/** New people of an import whose e-mail the book knows at another account. */
import type Database from 'better-sqlite3';

export interface PersonElsewhere {
  readonly newId: number;
  /** The active person the book had before. */
  readonly oldId: number;
  readonly name: string;
  readonly email: string;
  readonly fromAccount: string;
  readonly toAccount: string;
  /** Where the new person stands. */
  readonly sourceSheetId: number;
  readonly row: number;
}

/**
 * Only where the e-mail names one person before and one now: an address that several share says nothing.
 * @param firstNewId people from this id on came with the import; all rows of it must be written.
 */
export function peopleElsewhere(sqlite: Database.Database, firstNewId: number): readonly PersonElsewhere[] {
  return sqlite
    .prepare<[number, number], PersonElsewhere>(
      `WITH before AS MATERIALIZED (
         SELECT min(id) AS id, lower(email) AS email FROM stakeholder
         WHERE id < ? AND email LIKE '%@%' AND status = 'active' GROUP BY lower(email) HAVING count(*) = 1),
       fresh AS MATERIALIZED (
         SELECT min(id) AS id, lower(email) AS email FROM stakeholder
         WHERE id >= ? AND lower(email) IN (SELECT email FROM before) AND status = 'active'
         GROUP BY lower(email) HAVING count(*) = 1)
       SELECT n.id AS newId, o.id AS oldId, n.name, n.email, a.name AS fromAccount, b.name AS toAccount,
         r.source_sheet_id AS sourceSheetId, r.n AS row
       FROM fresh JOIN before ON before.email = fresh.email
         JOIN stakeholder n ON n.id = fresh.id JOIN stakeholder o ON o.id = before.id
         JOIN account a ON a.id = o.account_id JOIN account b ON b.id = n.account_id
         JOIN source_row r ON r.id = n.source_row_id
       WHERE n.account_id <> o.account_id ORDER BY n.id`,
    )
    .all(firstNewId, firstNewId);
}
