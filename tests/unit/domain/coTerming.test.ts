/** Contracts of one account that end together, and how long a term is. */
import { expect, it } from 'vitest';
import { coTerming, termMonths } from '../../../src/shared/domain/coTerming.ts';
import { dayNumber } from '../../../src/shared/domain/days.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { accountFigures } from '../../../src/shared/domain/score.ts';
import { contract, facts } from './build.ts';

it('tells contracts that end on one day from those that end apart, auto-renewals by their running turn', () => {
  const book = facts({
    contracts: [
      contract({ id: 'core', product: 'Core', startDate: '2026-01-01', endDate: '2027-01-01' }),
      contract({ id: 'plus', product: 'Plus', startDate: '2024-01-01', endDate: '2027-01-01' }),
      // Two turns of a year have passed: the running one ends 2027-01-01.
      contract({ id: 'auto', product: 'Maps', startDate: '2024-01-01', endDate: '2025-01-01', autoRenew: true }),
      contract({ id: 'late', product: 'Alerts', startDate: '2026-01-01', endDate: '2027-03-01' }),
    ],
  });
  const { pending } = accountFigures(book, '2026-06-30', DEFAULT_MODEL);
  const names = (list: readonly { readonly product: string | null }[]) => list.map(({ product }) => product);
  expect(names(coTerming(pending, 'core').together)).toEqual(['Plus', 'Maps']);
  expect(names(coTerming(pending, 'core').apart)).toEqual(['Alerts']);
  expect(names(coTerming(pending, 'late').together)).toEqual([]);
});

it.each([
  ['2024-01-01', '2027-01-01', 36],
  ['2024-01-01', '2026-12-31', 36],
  ['2026-01-31', '2026-02-28', 1],
  ['2026-01-01', '2026-02-15', null],
  ['2026-01-01', '2026-01-01', null],
])('a term from %s to %s is %s months', (start, end, months) => {
  expect(termMonths(dayNumber(start), dayNumber(end))).toBe(months);
});
