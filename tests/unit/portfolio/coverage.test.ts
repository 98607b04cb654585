import { describe, expect, it } from 'vitest';
import { addUp } from '../../../src/main/portfolio/coverage.ts';

describe('sums by currency', () => {
  it('come largest first, with the number of summands', () => {
    expect(addUp([{ EUR: 5 }, { USD: 7, EUR: 1 }, { USD: 1 }, {}])).toEqual([
      { currency: 'USD', arrMinor: 8, count: 2 },
      { currency: 'EUR', arrMinor: 6, count: 2 },
    ]);
    expect(addUp([])).toEqual([]);
  });
});
