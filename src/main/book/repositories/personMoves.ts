/** People who changed company, as the page of one account links them. */
import type { PersonMoved } from '../../../shared/contract/account.ts';
import type { Book } from '../openBook.ts';

interface MoveRow {
  readonly personId: number;
  readonly direction: 'to' | 'from';
  readonly accountId: number;
  readonly accountName: string;
}

/** Who of the account came from another one or went to another one; oldest entry first. */
export function movesOfAccount({ sqlite }: Book, accountId: string): readonly PersonMoved[] {
  return sqlite
    .prepare<[number, number], MoveRow>(
      `SELECT p.id AS personId, 'from' AS direction, a.id AS accountId, a.name AS accountName
       FROM stakeholder p JOIN stakeholder o ON o.id = p.came_from_id JOIN account a ON a.id = o.account_id WHERE p.account_id = ?
       UNION ALL
       SELECT o.id, 'to', a.id, a.name
       FROM stakeholder o JOIN stakeholder p ON p.came_from_id = o.id JOIN account a ON a.id = p.account_id WHERE o.account_id = ?
       ORDER BY 1`,
    )
    .all(Number(accountId), Number(accountId))
    .map(({ personId, direction, accountId: id, accountName }) => ({
      personId: String(personId),
      direction,
      accountId: String(id),
      accountName,
    }));
}
