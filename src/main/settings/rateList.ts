/** The user's own exchange rates, and which currencies of the book they leave out. */
import { AppError } from '../../shared/contract/errors.ts';
import type { RateList } from '../../shared/contract/settings.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import type { Book } from '../book/openBook.ts';
import { contractCurrencies, readRates, replaceRates, type NewRate } from '../book/repositories/rates.ts';
import { loadSettings } from './bookSettings.ts';
import { currencyPolicy, toBase, type CurrencyPolicy } from './currencyPolicy.ts';

export async function listRates(book: Book, today: IsoDay): Promise<RateList> {
  const rates = await readRates(book.db);
  const currencies = await contractCurrencies(book.db);
  const { baseCurrency } = await loadSettings(book);
  const policy = currencyPolicy(baseCurrency, rates, today);
  return {
    rates,
    currencies,
    missing: policy === null ? [] : currencies.filter((code) => toBase(policy, code, 1) === null),
  };
}

/**
 * Replaces the table. @param at this instant, ISO.
 * @throws AppError rates/duplicate, rates/same-currency.
 */
export function saveRates(book: Book, rates: readonly NewRate[], at: string): void {
  const seen = new Set<string>();
  for (const { fromCurrency, toCurrency, fromDate } of rates) {
    if (fromCurrency === toCurrency) {
      throw new AppError(
        'rates/same-currency',
        `A rate from ${fromCurrency} to itself says nothing. Choose two currencies.`,
        {
          currency: fromCurrency,
        },
      );
    }
    const key = `${fromCurrency} ${toCurrency} ${fromDate}`;
    if (seen.has(key)) {
      throw new AppError(
        'rates/duplicate',
        `${fromCurrency} to ${toCurrency} has two rates from ${fromDate}. Keep one.`,
        {
          fromCurrency,
          toCurrency,
          fromDate,
        },
      );
    }
    seen.add(key);
  }
  replaceRates(book, rates, { label: 'Changed the exchange rates', at });
}

/** The policy of the open book with the rates of a day. */
export async function loadCurrencyPolicy(book: Book, day: IsoDay): Promise<CurrencyPolicy> {
  const { baseCurrency } = await loadSettings(book);
  return currencyPolicy(baseCurrency, baseCurrency === null ? [] : await readRates(book.db), day);
}
