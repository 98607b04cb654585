import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIGHT_CHART } from '../../../src/shared/charts/theme.ts';
import { waterfallBars, waterfallPicture, type CurrencyMovement } from '../../../src/shared/charts/waterfall.ts';
import { MOVEMENT_STEPS, type Movement, type MovementStep } from '../../../src/shared/contract/renewals.ts';
import { elementsOf, wordsOf } from './drawn.ts';

const LOOK = { theme: LIGHT_CHART, width: 900 };

/** A movement with the amounts given, one contract behind each that is not 0. */
function movementOf(amounts: Partial<Record<MovementStep, number>>): Movement & { readonly own: CurrencyMovement } {
  const steps = MOVEMENT_STEPS.map((step) => ({
    step,
    amountMinor: amounts[step] ?? 0,
    contracts:
      (amounts[step] ?? 0) === 0
        ? []
        : [
            {
              contractId: step,
              accountId: 'a',
              accountName: 'Alder',
              product: null,
              deltaMinor: amounts[step] ?? 0,
              because: 'because',
            },
          ],
  }));
  const own = { currency: 'USD', steps };
  return {
    since: 'chosen day',
    from: '2026-08-24',
    to: '2026-11-22',
    windowFrom: null,
    windowTo: '2027-11-22',
    byCurrency: [own],
    definition: 'ARR at risk',
    own,
  };
}

// 100,000 + 30,000 + 50,000 - 5,000 - 40,000 - 0 - 60,000 - 10,000 = 65,000
const MOVED = movementOf({
  opening: 10_000_000,
  'slipped in': 3_000_000,
  'new risk': 5_000_000,
  repriced: -500_000,
  recovered: -4_000_000,
  booked: -6_000_000,
  lost: -1_000_000,
  closing: 6_500_000,
});

describe('the waterfall', () => {
  it('hangs each step where the one before ended and lands on closing', () => {
    expect(waterfallBars(MOVED.own).map(({ step, fromMinor, toMinor }) => [step, fromMinor, toMinor])).toEqual([
      ['opening', 0, 10_000_000],
      ['slipped in', 10_000_000, 13_000_000],
      ['new risk', 13_000_000, 18_000_000],
      ['repriced', 18_000_000, 17_500_000],
      ['recovered', 17_500_000, 13_500_000],
      ['slipped out', 13_500_000, 13_500_000],
      ['booked', 13_500_000, 7_500_000],
      ['lost', 7_500_000, 6_500_000],
      ['closing', 0, 6_500_000],
    ]);
  });

  it('draws lengths in proportion to the money, nothing for nothing', () => {
    const picture = waterfallPicture(MOVED, MOVED.own, LOOK);
    const bars = elementsOf(picture).filter(
      ({ type, style }) => type === 'rect' && style?.fill !== LIGHT_CHART.surface,
    );
    const heights = bars.map(({ shape }) => Number(shape?.['height']));
    expect(bars).toHaveLength(8);
    const perMinor = (heights[0] ?? 0) / 10_000_000;
    expect(heights.map((height) => Math.round(height / perMinor))).toEqual([
      10_000_000, 3_000_000, 5_000_000, 500_000, 4_000_000, 6_000_000, 1_000_000, 6_500_000,
    ]);
  });

  it('says the finding, speaks each step, and tells the same in its table', () => {
    const picture = waterfallPicture(MOVED, MOVED.own, LOOK);
    expect(picture.finding).toBe(
      'ARR at risk fell from $100k on 24 Aug 2026 to $65k on 22 Nov 2026, most by booked (−$60k).',
    );
    const label = (step: MovementStep) => picture.marks.find(({ id }) => id === step)?.label;
    expect(label('new risk')).toBe('new risk: +$50k in 1 contract; biggest Alder, +$50k; leaves $180k at risk');
    expect(label('slipped out')).toBe('slipped out: nothing');
    expect(label('closing')).toBe('closing: $65k in 1 contract; biggest Alder, $65k');
    expect(wordsOf(picture)).toEqual(expect.arrayContaining(['+$30k', '−$5k', '$65k', 'slipped out', '–']));
    expect(picture.table.rows[7]).toEqual(['lost', '−$10,000.00', '$65,000.00', '1']);
    expect(picture.table.rows).toHaveLength(MOVEMENT_STEPS.length);
  });

  it('stands where nothing moved and where nothing is at risk', () => {
    const still = movementOf({ opening: 500_000, closing: 500_000 });
    expect(waterfallPicture(still, still.own, LOOK).finding).toBe(
      'ARR at risk stayed at $5k from 24 Aug 2026 to 22 Nov 2026: no contract moved.',
    );
    const none = movementOf({});
    const picture = waterfallPicture(none, none.own, LOOK);
    expect(picture.marks.every(({ height }) => height > 0)).toBe(true);
    expect(picture.marks[0]?.label).toBe('opening: nothing at risk');
  });

  it('every bar stays inside the picture and adds up, whatever the amounts', () => {
    const up = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(
        up,
        up,
        up,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (opening, slipped, risk, shares) => {
          let left = opening + slipped + risk;
          const downs = shares.map((share) => {
            const part = Math.floor(left * share);
            left -= part;
            return -part;
          });
          const [recovered = 0, out = 0, booked = 0, lost = 0] = downs;
          const data = movementOf({
            opening,
            'slipped in': slipped,
            'new risk': risk,
            recovered,
            'slipped out': out,
            booked,
            lost,
            closing: left,
          });
          const bars = waterfallBars(data.own);
          expect(bars.at(-2)?.toMinor).toBe(bars.at(-1)?.toMinor);
          const picture = waterfallPicture(data, data.own, { ...LOOK, width: 320 });
          for (const { type, shape } of elementsOf(picture)) {
            if (type !== 'rect') continue;
            expect(Number(shape?.['y'])).toBeGreaterThanOrEqual(0);
            expect(Number(shape?.['y']) + Number(shape?.['height'])).toBeLessThanOrEqual(picture.height);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
