/** Settings of a book: one JSON value per key. What they mean is decided by the use cases. */
import type { Kysely } from 'kysely';
import { type EditHead, editFact } from '../journal/editFacts.ts';
import { ONLY_ROW } from '../journal/namedValues.ts';
import type { Book } from '../openBook.ts';
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

/** Stores the values under their keys as one deed that Undo names and takes back. */
export function writeSettings(
  book: Book,
  values: Readonly<Record<string, unknown>>,
  deed: Pick<EditHead, 'label' | 'at'>,
): void {
  const changes = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]));
  editFact(book, { ...deed, kind: 'settings' }, { op: 'update', table: 'setting', id: ONLY_ROW, changes });
}
