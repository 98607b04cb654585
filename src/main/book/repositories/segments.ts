/** The segments that accounts of the book are in. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/index.ts';

/** Distinct segments by name (UTF-16 order); blank ones left out. */
export async function segmentsOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db.selectFrom('account').select('segment').distinct().where('segment', 'is not', null).execute();
  return rows.flatMap((row) => (row.segment === null ? [] : [row.segment])).sort();
}
