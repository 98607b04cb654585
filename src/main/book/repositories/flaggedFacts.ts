/**
 * Facts a person flagged because a full export no longer had them: until a later import names them again, they are settled
 * (churned, left), somebody dismisses them, or the import that flagged them is undone. Source: import page, "Changeset"
 * (vanished rows).
 */
import type { Gap } from '../../../shared/domain/results.ts';
import type { FlaggedRows, IdRanges } from '../importing/memory.ts';
import type { Book } from '../openBook.ts';

export type Watched = FlaggedRows['entity'];

/** A fact whose flag stands, dismissed or not. */
export interface FlaggedFact {
  readonly entity: Watched;
  readonly id: number;
  readonly accountId: string;
  readonly sentence: string;
  readonly importId: number;
  /** Null: it is listed. */
  readonly dismissal: Dismissal | null;
}

export interface Dismissal {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly note: string;
}

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

/** Newest import first. */
export function flaggedFacts({ sqlite }: Book): readonly FlaggedFact[] {
  const flags = sqlite
    .prepare<[], FlagRow>(
      `SELECT id AS importId, import_date AS importDate, json_extract(summary, '$.flagged') AS flagged FROM import
       WHERE undone_at IS NULL AND finished_at IS NOT NULL AND json_extract(summary, '$.flagged[0]') IS NOT NULL ORDER BY id DESC`,
    )
    .all();
  const dismissalOf = sqlite.prepare<[string, number, number], Omit<Dismissal, 'id'> & { readonly id: number }>(
    'SELECT id, at, author, note FROM flag_dismissal WHERE entity = ? AND fact_id = ? AND import_id >= ? ORDER BY id DESC LIMIT 1',
  );
  const told = new Set<string>();
  return flags.flatMap(({ importId, importDate, flagged }) =>
    (JSON.parse(flagged) as readonly FlaggedRows[]).flatMap(({ entity, file, ids }) => {
      const find = sqlite.prepare<[number], StandingFact>(OPEN[entity]);
      const isBack = seenAfter({ sqlite }, importId, entity);
      return idsOf(ids).flatMap((id): readonly FlaggedFact[] => {
        const fact = told.has(`${entity}:${id}`) || isBack(id) ? undefined : find.get(id);
        told.add(`${entity}:${id}`);
        if (fact === undefined) return [];
        const of = `in the last full export of ${file} (${importDate}).`;
        const sentence = fact.label === '' ? `Not ${of}` : `${fact.label} is not ${of}`;
        const said = dismissalOf.get(entity, id, importId);
        const dismissal = said === undefined ? null : { ...said, id: String(said.id) };
        return [{ entity, id, accountId: String(fact.accountId), sentence, importId, dismissal }];
      });
    }),
  );
}

/** Those that are listed, by account id. */
export function flaggedGaps(book: Book): ReadonlyMap<string, readonly Gap[]> {
  const listed = flaggedFacts(book).filter(({ dismissal }) => dismissal === null);
  const byAccount = Map.groupBy(listed, ({ accountId }) => accountId);
  return new Map(
    [...byAccount].map(([accountId, facts]) => [
      accountId,
      facts.map(({ entity, id, sentence }): Gap => ({
        key: 'not-in-export',
        kind: 'gap',
        sentence,
        facts: [{ table: entity, id: String(id) }],
        field: null,
      })),
    ]),
  );
}

/** Whether a standing import after this one names a fact on a sheet of its own kind. */
function seenAfter({ sqlite }: Pick<Book, 'sqlite'>, importId: number, entity: Watched): (id: number) => boolean {
  const seen = sqlite
    .prepare<[number, string], { seen: string | null }>(
      `SELECT json_extract(s.summary, '$.seen') AS seen FROM source_sheet s JOIN import i ON i.id = s.import_id
       WHERE i.id > ? AND i.undone_at IS NULL AND i.finished_at IS NOT NULL AND json_extract(s.mapping, '$.entities[0]') = ?`,
    )
    .all(importId, entity)
    .map((row) => (row.seen === null ? [] : (JSON.parse(row.seen) as IdRanges)));
  return (id) => seen.some((ranges) => isIn(ranges, id));
}

/** By halving: the ranges of a sheet rise, and an export in another order than the first one leaves thousands of them. */
function isIn(ranges: IdRanges, id: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];
    if (id >= from && id <= to) return true;
    if (id < from) high = middle - 1;
    else low = middle + 1;
  }
  return false;
}

function idsOf(ranges: IdRanges): readonly number[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
