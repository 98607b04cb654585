/** Dated versions of the score model. An edit or a revert adds a version, nothing is rewritten; only Undo takes one away. */
import type { Kysely } from 'kysely';
import { DEFAULT_HALF_LIVES } from '../../../shared/domain/freshness.ts';
import { DEFAULT_LISTS, type ScoreModel } from '../../../shared/domain/model.ts';
import { editFact } from '../journal/editFacts.ts';
import { ONLY_ROW, versionKey } from '../journal/namedValues.ts';
import type { Book } from '../openBook.ts';
import type { Tables } from '../tables/index.ts';

export interface StoredModel {
  readonly model: ScoreModel;
  readonly createdAt: string;
  readonly note: string | null;
}

/** What a version holds beside its number and day. */
export type ModelBody = Pick<ScoreModel, 'segment' | 'weights' | 'npsWeight' | 'thresholds' | 'lists' | 'halfLives'>;
/** Versions of before lists and half-lives could be edited hold none: the usual ones were in force. */
type StoredBody = Omit<ModelBody, 'lists' | 'halfLives'> & Partial<Pick<ModelBody, 'lists' | 'halfLives'>>;

/** All saved versions, oldest first. */
export async function readModels(db: Kysely<Tables>): Promise<readonly StoredModel[]> {
  const rows = await db.selectFrom('score_model').selectAll().orderBy('version').execute();
  return rows.map((row) => {
    // Written by `addModel` only, from a checked draft.
    const { lists = DEFAULT_LISTS, halfLives = DEFAULT_HALF_LIVES, ...body } = JSON.parse(row.model) as StoredBody;
    return {
      model: { version: row.version, fromDate: row.from_date, ...body, lists, halfLives },
      createdAt: row.created_at,
      note: row.note,
    };
  });
}

/** Adds a version in force from a day on, as a deed that Undo names and takes back, and returns its number. */
export function addModel(
  book: Book,
  version: {
    readonly body: ModelBody;
    readonly fromDate: string;
    readonly createdAt: string;
    readonly note: string | null;
  },
  label: (version: number) => string = (number) => `Saved version ${number} of the score model`,
): number {
  const { segment, weights, npsWeight, thresholds, lists, halfLives } = version.body;
  const newest = book.sqlite.prepare<[], { n: number }>('SELECT coalesce(max(version), 0) AS n FROM score_model').get();
  const number = (newest?.n ?? 0) + 1;
  const row = {
    from_date: version.fromDate,
    created_at: version.createdAt,
    note: version.note,
    model: JSON.stringify({ segment, weights, npsWeight, thresholds, lists, halfLives } satisfies ModelBody),
  };
  editFact(
    book,
    { label: label(number), at: version.createdAt, kind: 'settings' },
    { op: 'update', table: 'score_model', id: ONLY_ROW, changes: { [versionKey(number)]: JSON.stringify(row) } },
  );
  return number;
}
