/** What an import does to the book as a whole, by the same rules as the portfolio's figures. */
import type { BookEffect } from '../../../shared/contract/imports.ts';
import { activeArrAt, contractStatesAt } from '../../../shared/domain/contracts.ts';
import { dayNumber } from '../../../shared/domain/days.ts';
import { DEFAULT_THRESHOLDS } from '../../../shared/domain/model.ts';
import { contractsWithAmounts } from '../../book/importing/contractsForEffect.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { Book } from '../../book/openBook.ts';

export interface BookFigures {
  /** Active ARR in minor units by currency; contracts without one are under "(none)". */
  readonly arr: ReadonlyMap<string, number>;
  readonly counts: ReturnType<ImportStore['counts']>;
}

export function bookFigures(book: Book, store: Pick<ImportStore, 'counts'>, date: string): BookFigures {
  const day = dayNumber(date);
  const arr = new Map<string, number>();
  for (const { status, contracts } of contractsWithAmounts(book)) {
    for (const state of contractStatesAt(contracts, status, day, DEFAULT_THRESHOLDS)) {
      const active = activeArrAt(state, day);
      if (active === null || active.minor === 0) continue;
      const currency = active.currency ?? '(none)';
      arr.set(currency, (arr.get(currency) ?? 0) + active.minor);
    }
  }
  return { arr, counts: store.counts() };
}

export function bookEffect(before: BookFigures, after: BookFigures, renewalsMoved: number): BookEffect {
  const currencies = [...new Set([...before.arr.keys(), ...after.arr.keys()])].sort();
  return {
    arr: currencies.map((currency) => ({
      currency,
      beforeMinor: before.arr.get(currency) ?? 0,
      afterMinor: after.arr.get(currency) ?? 0,
    })),
    accountsBefore: before.counts.account,
    accountsAfter: after.counts.account,
    renewalsMoved,
    contractsBefore: before.counts.contract,
    contractsAfter: after.counts.contract,
    peopleBefore: before.counts.stakeholder,
    peopleAfter: after.counts.stakeholder,
  };
}
