import { describe, expect, it } from 'vitest';
import type { MilestoneView } from '../../../src/shared/contract/account.ts';
import { milestoneTimeline } from '../../../src/shared/charts/milestoneTimeline.ts';
import { PRINT_CHART } from '../../../src/shared/charts/theme.ts';
import { elementsOf, placedWords, wordsOf } from './drawn.ts';

function milestone(id: string, more: Partial<MilestoneView> = {}): MilestoneView {
  return {
    id,
    accountId: '1',
    title: `Step ${id}`,
    outcome: null,
    ownerSide: 'customer',
    importance: 1,
    baselineDate: null,
    dueDate: null,
    achievedDate: null,
    status: 'planned',
    evidenceLevel: null,
    evidenceMetric: null,
    evidenceFrom: null,
    evidenceTarget: null,
    evidenceNow: null,
    evidenceQuote: null,
    evidenceWho: null,
    evidenceDate: null,
    lane: 'customer',
    state: 'planned',
    achievedOnDate: null,
    verifiedOnDate: null,
    daysLate: null,
    slipDays: null,
    unanchored: false,
    ...more,
  };
}

const drawn = (milestones: readonly MilestoneView[], decisionDate: string | null = null) =>
  milestoneTimeline(
    { milestones, asOf: '2026-11-22', decisionDate },
    { theme: PRINT_CHART, width: 680, mostPerLane: 5 },
  );

describe('the milestone timeline', () => {
  it("puts the customer's lane above ours", () => {
    const picture = drawn([
      milestone('v', { lane: 'vendor', title: 'Ours to do', dueDate: '2026-10-01' }),
      milestone('c', { title: 'Theirs', dueDate: '2027-01-01' }),
    ]);
    const y = (text: string): number => placedWords(picture).find((word) => word.text === text)?.y ?? Number.NaN;
    expect(y('Theirs')).toBeLessThan(y('Ours to do'));
    expect(y("Customer's milestones")).toBeLessThan(y('Theirs'));
  });

  it('draws a ghost where a milestone was first planned, only when it moved', () => {
    const diamonds = (milestones: readonly MilestoneView[]): number =>
      elementsOf(drawn(milestones)).filter(({ type }) => type === 'polygon').length;
    const done = { dueDate: '2026-06-01', achievedOnDate: '2026-06-10', state: 'verified' } as const;
    expect(diamonds([milestone('a', { ...done, baselineDate: '2026-05-01' })])).toBe(2);
    expect(diamonds([milestone('a', { ...done, baselineDate: '2026-06-10' })])).toBe(1);
  });

  it('stands the decision right of today when it lies ahead, and left when it has passed', () => {
    const x = (decision: string): readonly [number, number] => {
      const words = placedWords(drawn([milestone('a', { dueDate: '2026-12-01' })], decision));
      return [
        words.find(({ text }) => text.startsWith('Today'))?.x ?? 0,
        words.find(({ text }) => text.startsWith('Decision'))?.x ?? 0,
      ];
    };
    const [today, ahead] = x('2027-06-01');
    expect(ahead).toBeGreaterThan(today);
    const [now, passed] = x('2026-08-01');
    expect(passed).toBeLessThan(now);
  });

  it('says days overdue, days late and days slipped in words', () => {
    const words = wordsOf(
      drawn([
        milestone('a', { state: 'overdue', dueDate: '2026-10-01', daysLate: 52 }),
        milestone('b', { state: 'verified', dueDate: '2026-06-01', achievedOnDate: '2026-06-10', daysLate: 9 }),
        milestone('c', { dueDate: '2027-02-01', slipDays: 14, baselineDate: '2027-01-18' }),
      ]),
    );
    expect(words).toEqual(
      expect.arrayContaining(['52 d overdue', '10 Jun, verified, 9 d late', '1 Feb, slipped 14 d']),
    );
  });

  it('keeps open and near milestones when a lane is full and says how many are in the table', () => {
    const old = Array.from({ length: 8 }, (_, index) =>
      milestone(`old ${index}`, {
        state: 'claimed',
        dueDate: `2025-0${index + 1}-01`,
        achievedOnDate: `2025-0${index + 1}-01`,
      }),
    );
    const picture = drawn([...old, milestone('open', { title: 'Still open', dueDate: '2027-03-01' })]);
    expect(wordsOf(picture)).toContain('Still open');
    expect(wordsOf(picture)).toContain("Customer's milestones (4 more in the table)");
    expect(picture.table.rows).toHaveLength(9);
  });

  it('names no claim to the customer: it asks for a confirmation', () => {
    const claimed = milestone('a', { state: 'claimed', dueDate: '2026-06-01', achievedOnDate: '2026-06-01' });
    const picture = milestoneTimeline(
      { milestones: [claimed], asOf: '2026-11-22', decisionDate: null },
      { theme: PRINT_CHART, width: 680, mostPerLane: 5, reader: 'customer' },
    );
    expect(wordsOf(picture).join(' ')).toContain('to be confirmed');
    expect(wordsOf(picture).join(' ')).not.toContain('claimed');
  });

  it('says so when there is none, and survives milestones without any date', () => {
    expect(drawn([]).finding).toBe('No milestone on file.');
    expect(wordsOf(drawn([milestone('a')]))).toContain('no date yet');
  });
});
