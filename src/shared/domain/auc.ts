/**
 * How often a signal ranks a renewed contract above a lost one, with a bootstrap interval from a fixed seed.
 * Source: domain page, "Evidence" and its fine print (AUC, bootstrap).
 */
import type { Estimate } from './wilson.ts';

/** One case where the signal is known, in the order the bootstrap draws from. */
export interface SignalCase {
  readonly signal: number;
  readonly lost: boolean;
}

const ROUNDS = 1000;
const NEAR = 1e-9;

/** AUC of a signal (ties 0.5) with the 95 % interval of 1,000 bootstrap rounds; nulls with one class only. */
export function aucOf(cases: readonly SignalCase[]): Estimate {
  const n = cases.length;
  const { slots, counts } = rankSignals(cases);
  for (const slot of slots) addOne(counts, slot);
  const value = drainAuc(counts);
  if (value === null) return { value, low: null, high: null, n };
  const random = mulberry32(1);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let draw = 0; draw < n; draw += 1) addOne(counts, slots[Math.floor(random() * n)] ?? 0);
    const drawn = drainAuc(counts);
    if (drawn !== null) rounds.push(drawn);
  }
  const sorted = Float64Array.from(rounds).sort();
  const low = sorted[Math.floor(0.025 * sorted.length)];
  const high = sorted[Math.ceil(0.975 * sorted.length) - 1];
  return { value, low: low ?? null, high: high ?? null, n };
}

/**
 * Each case as a slot: twice the dense rank of its signal (lowest first; figures nearer than 1e-9 share one), plus 1
 * when lost. A round then only counts slots, which keeps 1,000 rounds linear in the number of cases.
 */
function rankSignals(cases: readonly SignalCase[]): { readonly slots: Int32Array; readonly counts: Int32Array } {
  const signalAt = (index: number): number => cases[index]?.signal ?? 0;
  const order = Array.from(cases.keys()).sort((a, b) => signalAt(a) - signalAt(b));
  const slots = new Int32Array(cases.length);
  let rank = -1;
  let last = -Infinity;
  for (const index of order) {
    const signal = signalAt(index);
    if (signal - last >= NEAR) rank += 1;
    last = signal;
    slots[index] = 2 * rank + (cases[index]?.lost === true ? 1 : 0);
  }
  return { slots, counts: new Int32Array(2 * (rank + 1)) };
}

function addOne(counts: Int32Array, slot: number): void {
  counts[slot] = (counts[slot] ?? 0) + 1;
}

/** AUC of what was counted, and empties the counts. Null with one class only. */
function drainAuc(counts: Int32Array): number | null {
  let lostBelow = 0;
  let allRenewed = 0;
  let doubledWins = 0;
  for (let slot = 0; slot < counts.length; slot += 2) {
    const renewed = counts[slot] ?? 0;
    const lost = counts[slot + 1] ?? 0;
    doubledWins += renewed * (2 * lostBelow + lost);
    lostBelow += lost;
    allRenewed += renewed;
  }
  counts.fill(0);
  return allRenewed > 0 && lostBelow > 0 ? doubledWins / 2 / (allRenewed * lostBelow) : null;
}

/** The small generator the domain page names: numbers in [0, 1), the same for the same seed everywhere. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
