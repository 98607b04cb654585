/** Settings of a book: one JSON value per key. What they mean is decided by the use cases. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/index.ts';

/** Every stored setting, parsed. */
export async function readSettings(db: Kysely<Tables>): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute();
  return new Map(rows.map((row): [string, unknown] => [row.key, JSON.parse(row.value)]));
}

/** One stored setting, parsed; null when it was never saved. */
export async function readSetting(db: Kysely<Tables>, key: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.value);
}

/** Stores the values under their keys, all or nothing. */
export async function writeSettings(db: Kysely<Tables>, values: Readonly<Record<string, unknown>>): Promise<void> {
  const rows = Object.entries(values).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
  if (rows.length === 0) return;
  await db
    .insertInto('setting')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .execute();
}
