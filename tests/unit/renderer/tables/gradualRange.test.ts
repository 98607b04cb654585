import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradualRange, type Span } from '../../../../src/renderer/tables/gradualRange.ts';

const COUNT = 10_000;
const around = ({ start, end }: Span, spare: number): Span => ({
  start: Math.max(0, start - spare),
  end: Math.min(COUNT - 1, end + spare),
});
const spans = fc
  .record({ start: fc.nat(COUNT - 21), length: fc.integer({ min: 1, max: 20 }) })
  .map(({ start, length }) => ({ start, end: start + length }));

describe('which rows are drawn while a table scrolls', () => {
  it('draws only what is in sight at first and after a jump', () => {
    const sight = { start: 500, end: 510 };
    expect(gradualRange(null, sight, around(sight, 8), 4)).toEqual(sight);
    expect(gradualRange({ start: 0, end: 20 }, sight, around(sight, 8), 4)).toEqual(sight);
  });

  it('adds spare rows a few at a time, those ahead of the movement first', () => {
    const before = { start: 92, end: 118 };
    const down = { start: 107, end: 117 };
    expect(gradualRange(before, down, around(down, 8), 4)).toEqual({ start: 99, end: 122 });
    const up = { start: 93, end: 103 };
    expect(gradualRange(before, up, around(up, 8), 4)).toEqual({ start: 88, end: 111 });
  });

  it('draws all rows in sight, and nothing that is not wanted, wherever it comes from', () => {
    fc.assert(
      fc.property(fc.option(spans), spans, fc.nat(12), fc.nat(6), (before, sight, spare, most) => {
        const wanted = around(sight, spare);
        const { start, end } = gradualRange(before, sight, wanted, most);
        expect(start).toBeLessThanOrEqual(sight.start);
        expect(end).toBeGreaterThanOrEqual(sight.end);
        expect(start).toBeGreaterThanOrEqual(wanted.start);
        expect(end).toBeLessThanOrEqual(wanted.end);
      }),
    );
  });

  it('reaches everything that is wanted when the table stands still', () => {
    fc.assert(
      fc.property(spans, spans, fc.integer({ min: 1, max: 6 }), (first, sight, most) => {
        const wanted = around(sight, 8);
        let drawn = gradualRange(first, sight, wanted, most);
        for (let frame = 0; frame < 20; frame += 1) drawn = gradualRange(drawn, sight, wanted, most);
        expect(drawn).toEqual(wanted);
      }),
    );
  });
});
