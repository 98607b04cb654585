/** The days a comparison looks back to: the last review that took place, the last import. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/index.ts';

export interface LastDays {
  readonly review: string | null;
  readonly import: string | null;
}

/** Latest review held and latest import still in force, each strictly before `day`. */
export async function lastDaysBefore(db: Kysely<Tables>, day: string): Promise<LastDays> {
  const review = await db
    .selectFrom('review')
    .select((eb) => eb.fn.max('date').as('date'))
    .where('status', '<>', 'planned')
    .where('date', '<', day)
    .executeTakeFirst();
  const imported = await db
    .selectFrom('import')
    .select((eb) => eb.fn.max('import_date').as('date'))
    .where('undone_at', 'is', null)
    .where('import_date', '<', day)
    .executeTakeFirst();
  return { review: review?.date ?? null, import: imported?.date ?? null };
}
