import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { EXCEPTIONS } from '../../../src/shared/domain/results.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { sampleFacts } from '../../../src/main/sample/sampleFacts.ts';
import { sampleWorkbook } from '../../../src/main/sample/sampleWorkbook.ts';
import { trackerWorkbook } from '../../../src/main/sample/trackerWorkbook.ts';

const healthOf = (today: string) => sampleFacts(today).map((facts) => scoreAccount(facts, today, DEFAULT_MODEL));

describe('the sample company', () => {
  it.each(['2026-01-31', '2026-11-22', '2028-02-29'])('tells the same story when it is opened on %s', (today) => {
    const health = healthOf(today);
    const live = health.filter((account) => !account.churned);
    const inBand = (band: string): number => live.filter((account) => account.band === band).length;
    expect(health).toHaveLength(60);
    expect({
      green: inBand('green'),
      yellow: inBand('yellow'),
      red: inBand('red'),
      unproven: inBand('unproven'),
    }).toEqual({ green: 22, yellow: 18, red: 10, unproven: 7 });
    expect(live.filter((account) => account.watermelon)).toHaveLength(4);
    expect(live.filter((account) => account.disagreement !== null).length).toBeGreaterThanOrEqual(2);
  });

  it('shows every exception at least once, and usage that did not lift', () => {
    const live = healthOf('2026-11-22').filter((account) => !account.churned);
    const fired = new Set(live.flatMap((account) => account.exceptions.map((exception) => exception.name)));
    expect([...fired].toSorted()).toEqual([...EXCEPTIONS].toSorted());
    expect(live.some((account) => account.usageNeverLiftsFired)).toBe(true);
  });

  it('has gaps and contradictions to find', () => {
    const gaps = healthOf('2026-11-22').flatMap((account) => account.gaps);
    expect(new Set(gaps.map((gap) => gap.kind))).toEqual(new Set(['gap', 'contradiction']));
    expect(gaps.filter((gap) => gap.kind === 'contradiction').length).toBeGreaterThanOrEqual(4);
  });

  it('knows people who left, with and without a successor, and five CSMs with accounts', () => {
    const facts = sampleFacts('2026-11-22');
    const gone = facts.flatMap(({ stakeholders }) => stakeholders.filter((person) => person.status === 'left'));
    expect(gone.some((person) => person.successorId !== null)).toBe(true);
    expect(gone.some((person) => person.successorId === null)).toBe(true);
    expect(new Set(facts.map(({ account }) => account.csm)).size).toBe(5);
  });

  it('has at least ten lost contracts, so that the evidence page can judge', () => {
    const lost = sampleFacts('2026-11-22').flatMap(({ contracts }) =>
      contracts.filter((contract) => contract.outcome === 'churned'),
    );
    expect(lost.length).toBeGreaterThanOrEqual(10);
  });

  it('moves every date with the day it is opened and nothing else', () => {
    const [one, other] = [sampleFacts('2026-11-22')[0], sampleFacts('2027-02-01')[0]];
    expect(other?.stakeholders.map((person) => person.name)).toEqual(one?.stakeholders.map((person) => person.name));
    expect(other?.pulses[0]?.date).not.toEqual(one?.pulses[0]?.date);
  });

  it('writes the same bytes for the same day', () => {
    expect(Buffer.compare(Buffer.from(sampleWorkbook('2026-06-15')), Buffer.from(sampleWorkbook('2026-06-15')))).toBe(
      0,
    );
    expect(Buffer.compare(Buffer.from(trackerWorkbook('2026-06-15')), Buffer.from(trackerWorkbook('2026-06-15')))).toBe(
      0,
    );
  });
});
