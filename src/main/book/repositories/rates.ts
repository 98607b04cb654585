/** The user's own dated exchange rates. */
import type { Kysely } from 'kysely';
import type { Rate } from '../../../shared/contract/settings.ts';
import { type EditHead, editFact } from '../journal/editFacts.ts';
import { ONLY_ROW, rateKey } from '../journal/namedValues.ts';
import { readRow } from '../journal/rows.ts';
import type { Book } from '../openBook.ts';
import type { Tables } from '../tables/index.ts';

export type NewRate = Omit<Rate, 'id'>;

/** All rates, by currency pair, newest first. */
export async function readRates(db: Kysely<Tables>): Promise<readonly Rate[]> {
  const rows = await db
    .selectFrom('exchange_rate')
    .selectAll()
    .orderBy('from_currency')
    .orderBy('to_currency')
    .orderBy('from_date', 'desc')
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    fromDate: row.from_date,
    fromCurrency: row.from_currency,
    toCurrency: row.to_currency,
    rate: row.rate,
  }));
}

/** Puts the rates in place of all earlier ones as one deed that Undo names and takes back. */
export function replaceRates(book: Book, rates: readonly NewRate[], deed: Pick<EditHead, 'label' | 'at'>): void {
  const before = readRow(book.sqlite, 'exchange_rate', ONLY_ROW) ?? {};
  const after = rates.map(({ fromCurrency, toCurrency, fromDate, rate }): [string, number] => [
    rateKey(fromCurrency, toCurrency, fromDate),
    rate,
  ]);
  const gone = Object.keys(before).map((key): [string, null] => [key, null]);
  const changes = Object.fromEntries<number | null>([...gone, ...after]);
  editFact(book, { ...deed, kind: 'settings' }, { op: 'update', table: 'exchange_rate', id: ONLY_ROW, changes });
}

/** Currencies that any contract of the book is written in, by code. */
export async function contractCurrencies(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('contract')
    .select('currency')
    .distinct()
    .where('currency', 'is not', null)
    .orderBy('currency')
    .execute();
  return rows.flatMap((row) => (row.currency === null ? [] : [row.currency]));
}
