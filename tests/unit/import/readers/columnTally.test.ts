import { describe, expect, it } from 'vitest';
import { createColumnTally } from '../../../../src/main/import/readers/columnTally.ts';
import { GENERAL } from '../../../../src/main/import/readers/numberFormats.ts';

const EURO = { ...GENERAL, currency: 'EUR' };
const DOLLAR = { ...GENERAL, currency: '$' };

describe('the count of number formats', () => {
  it('counts each column by itself, however the formats alternate', () => {
    const tally = createColumnTally();
    for (const format of [EURO, EURO, DOLLAR, EURO, { ...GENERAL, percent: true }]) tally.add(2, format);
    tally.add(0, { ...GENERAL, zeroPad: 5 });
    tally.add(0, { ...GENERAL, zeroPad: 3 });
    expect(tally.result()).toEqual(
      new Map([
        [0, { percent: 0, currency: {}, zeroPad: 5 }],
        [2, { percent: 1, currency: { EUR: 3, $: 1 }, zeroPad: null }],
      ]),
    );
  });
});
