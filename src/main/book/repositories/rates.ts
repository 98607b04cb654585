/** The user's own dated exchange rates. */
import type { Kysely } from 'kysely';
import type { Rate } from '../../../shared/contract/settings.ts';
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

/** Puts the rates in place of all earlier ones, all or nothing. */
export async function replaceRates(db: Kysely<Tables>, rates: readonly NewRate[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('exchange_rate').execute();
    for (const rate of rates) {
      await trx
        .insertInto('exchange_rate')
        .values({
          from_date: rate.fromDate,
          from_currency: rate.fromCurrency,
          to_currency: rate.toCurrency,
          rate: rate.rate,
        })
        .execute();
    }
  });
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
