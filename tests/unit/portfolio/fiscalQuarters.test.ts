import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiscalQuarters } from '../../../src/main/portfolio/fiscalQuarters.ts';
import { dayNumber, isoDay } from '../../../src/shared/domain/days.ts';

describe('fiscal quarters', () => {
  it('are calendar quarters where the year starts in January', () => {
    expect(fiscalQuarters(dayNumber('2026-11-22'), 1, 2)).toEqual([
      { label: '2026 Q4', from: '2026-10-01', to: '2026-12-31' },
      { label: '2027 Q1', from: '2027-01-01', to: '2027-03-31' },
    ]);
  });

  it('are named by the year they end in where it starts elsewhere', () => {
    const first = (day: string, month: number) => fiscalQuarters(dayNumber(day), month, 1)[0];
    expect(first('2026-02-28', 4)).toEqual({ label: 'FY26 Q4', from: '2026-01-01', to: '2026-03-31' });
    expect(first('2026-04-01', 4)).toEqual({ label: 'FY27 Q1', from: '2026-04-01', to: '2026-06-30' });
    expect(first('2026-01-31', 2)).toEqual({ label: 'FY26 Q4', from: '2025-11-01', to: '2026-01-31' });
    expect(first('2099-12-31', 12)).toEqual({ label: 'FY00 Q1', from: '2099-12-01', to: '2100-02-28' });
  });

  it('hold their day and follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
        const quarters = fiscalQuarters(day, month, 5);
        expect(quarters[0] && quarters[0].from <= isoDay(day) && isoDay(day) <= quarters[0].to).toBe(true);
        for (const [index, quarter] of quarters.entries()) {
          const next = quarters[index + 1];
          if (next !== undefined) expect(dayNumber(next.from)).toBe(dayNumber(quarter.to) + 1);
        }
        expect(quarters[4]?.label.slice(-2)).toBe(quarters[0]?.label.slice(-2));
      }),
    );
  });
});
