/**
 * Facts a person flagged because a full export no longer had them: until a later import names them again, they are settled
 * (churned, left), or the import that flagged them is undone. Source: import page, "Changeset" (vanished rows).
 */
import type { Gap } from '../../../shared/domain/results.ts';
import type { FlaggedRows, IdRanges } from '../importing/memory.ts';
import type { Book } from '../openBook.ts';

type Watched = FlaggedRows['entity'];

interface FlagRow {
  readonly importId: number;
  readonly importDate: string;
  readonly flagged: string;
}

interface StandingFact {
  readonly accountId: number;
  readonly label: string;
}

/** How a fact that still needs an answer is found, and what it is called beside its account. */
const OPEN: Readonly<Record<Watched, string>> = {
  account: `SELECT id AS accountId, '' AS label FROM account WHERE id = ? AND status <> 'churned'`,
  contract: `SELECT account_id AS accountId, 'The contract ' || coalesce(product, 'of this account') AS label FROM contract WHERE id = ? AND coalesce(outcome, 'pending') = 'pending'`,
  stakeholder: `SELECT account_id AS accountId, name AS label FROM stakeholder WHERE id = ? AND status = 'active'`,
};

/** Gaps by account id. */
export function flaggedGaps({ sqlite }: Book): ReadonlyMap<string, readonly Gap[]> {
  const flags = sqlite
    .prepare<[], FlagRow>(
      `SELECT id AS importId, import_date AS importDate, json_extract(summary, '$.flagged') AS flagged FROM import
       WHERE undone_at IS NULL AND finished_at IS NOT NULL AND json_extract(summary, '$.flagged[0]') IS NOT NULL ORDER BY id DESC`,
    )
    .all();
  const gaps = new Map<string, Gap[]>();
  const told = new Set<string>();
  for (const { importId, importDate, flagged } of flags) {
    for (const { entity, file, ids } of JSON.parse(flagged) as readonly FlaggedRows[]) {
      const find = sqlite.prepare<[number], StandingFact>(OPEN[entity]);
      const isBack = seenAfter({ sqlite }, importId, entity);
      for (const id of idsOf(ids)) {
        const fact = told.has(`${entity}:${id}`) || isBack(id) ? undefined : find.get(id);
        told.add(`${entity}:${id}`);
        if (fact === undefined) continue;
        const accountId = String(fact.accountId);
        const of = `in the last full export of ${file} (${importDate}).`;
        const gap: Gap = {
          key: 'not-in-export',
          kind: 'gap',
          sentence: fact.label === '' ? `Not ${of}` : `${fact.label} is not ${of}`,
          facts: [{ table: entity, id: String(id) }],
          field: null,
        };
        gaps.set(accountId, [...(gaps.get(accountId) ?? []), gap]);
      }
    }
  }
  return gaps;
}

/** Whether a standing import after this one names a fact on a sheet of its own kind. */
function seenAfter({ sqlite }: Pick<Book, 'sqlite'>, importId: number, entity: Watched): (id: number) => boolean {
  const seen = sqlite
    .prepare<[number, string], { seen: string | null }>(
      `SELECT json_extract(s.summary, '$.seen') AS seen FROM source_sheet s JOIN import i ON i.id = s.import_id
       WHERE i.id > ? AND i.undone_at IS NULL AND i.finished_at IS NOT NULL AND json_extract(s.mapping, '$.entities[0]') = ?`,
    )
    .all(importId, entity)
    .flatMap((row) => (row.seen === null ? [] : (JSON.parse(row.seen) as IdRanges)));
  return (id) => seen.some(([from, to]) => id >= from && id <= to);
}

function idsOf(ranges: IdRanges): readonly number[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
