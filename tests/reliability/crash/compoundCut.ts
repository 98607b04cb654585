/**
 * E5 of the reliability page: the power goes in the middle of a deed, again while the book is opened for the first time after that,
 * and again while it is opened for the second time. What one recovery left behind must be as good for the next.
 */
import { rmSync } from 'node:fs';
import { type Random, randomFrom } from '../random.ts';
import { type DiskOperation, type Files, stateAfter } from './diskRecord.ts';
import { newDisk, problemsOnDisk } from './powerCut.ts';
import { acknowledged, isHot, putOnDisk, recordOn, recordScenario, type Scenario } from './recordScenario.ts';

/** Deeds that leave something to roll back in the book itself. */
export const COMPOUND_SCENARIOS = ['import', 'edit', 'undo'] as const satisfies readonly Scenario[];

export interface CompoundReport {
  readonly scenario: Scenario;
  readonly states: number;
  /** States that were reached through two and three cuts; the others had been recovered whole by then. */
  readonly cuts: readonly [two: number, three: number];
  readonly failures: readonly string[];
}

/** How often one recorded opening is cut; recording takes longer than everything else together. */
const CUTS_EACH = 5;

export function compoundCuts(
  scenario: (typeof COMPOUND_SCENARIOS)[number],
  { states, seed }: { readonly states: number; readonly seed: number },
): CompoundReport {
  const { base, operations, digest } = recordScenario(scenario);
  const random = randomFrom(seed);
  const disk = newDisk();
  const failures: string[] = [];
  const cuts: [number, number] = [0, 0];
  const done = (): number => cuts[0] + cuts[1];
  const check = (files: Files, acks: readonly string[], level: 0 | 1): void => {
    cuts[level] += 1;
    putOnDisk(files, disk);
    for (const problem of problemsOnDisk(scenario, disk, acks, digest))
      failures.push(`${problem} (${level + 2} cuts, state ${done()})`);
  };
  while (done() < states) {
    const { files, acks } = hotState(base, operations, random);
    for (const second of cutOpenings(files, random, failures)) {
      if (!isHot(second)) check(second, acks, 0);
      else for (const third of cutOpenings(second, random, failures)) check(third, acks, 1);
    }
  }
  rmSync(disk, { recursive: true, force: true });
  return { scenario, states: done(), cuts, failures };
}

/** A state in which the next opening has something to roll back. */
function hotState(
  base: Files,
  operations: readonly DiskOperation[],
  random: Random,
): { readonly files: Files; readonly acks: readonly string[] } {
  for (;;) {
    const count = random.below(operations.length + 1);
    const files = stateAfter(base, operations, count, random.chance(0.5), random);
    if (isHot(files)) return { files, acks: acknowledged(operations, count) };
  }
}

/** Opens the book on these files and cuts the power during that, several times over. */
function cutOpenings(files: Files, random: Random, failures: string[]): readonly Files[] {
  try {
    const opening = recordOn(files, 'open');
    return Array.from({ length: CUTS_EACH }, () =>
      stateAfter(files, opening, random.below(opening.length + 1), random.chance(0.5), random),
    );
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
    return [];
  }
}
