/** Dated versions of the score model. Append-only: an edit or a revert adds a version, nothing is rewritten. */
import type { Kysely } from 'kysely';
import type { ScoreModel } from '../../../shared/domain/model.ts';
import type { Tables } from '../tables/index.ts';

export interface StoredModel {
  readonly model: ScoreModel;
  readonly createdAt: string;
  readonly note: string | null;
}

/** What a version holds beside its number and day. */
export type ModelBody = Pick<ScoreModel, 'segment' | 'weights' | 'npsWeight' | 'thresholds'>;

/** All saved versions, oldest first. */
export async function readModels(db: Kysely<Tables>): Promise<readonly StoredModel[]> {
  const rows = await db.selectFrom('score_model').selectAll().orderBy('version').execute();
  return rows.map((row) => {
    // Written by `addModel` only, from a checked draft.
    const body = JSON.parse(row.model) as ModelBody;
    return {
      model: { version: row.version, fromDate: row.from_date, ...body },
      createdAt: row.created_at,
      note: row.note,
    };
  });
}

/** Adds a version in force from a day on and returns its number. */
export async function addModel(
  db: Kysely<Tables>,
  version: {
    readonly body: ModelBody;
    readonly fromDate: string;
    readonly createdAt: string;
    readonly note: string | null;
  },
): Promise<number> {
  const { segment, weights, npsWeight, thresholds } = version.body;
  const row = await db
    .insertInto('score_model')
    .values({
      from_date: version.fromDate,
      created_at: version.createdAt,
      note: version.note,
      model: JSON.stringify({ segment, weights, npsWeight, thresholds } satisfies ModelBody),
    })
    .returning('version')
    .executeTakeFirstOrThrow();
  return Number(row.version);
}
