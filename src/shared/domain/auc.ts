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
  const { ranks, distinct } = rankSignals(cases);
  const lost = Uint8Array.from(cases, (item) => (item.lost ? 1 : 0));
  const counts = { renewed: new Int32Array(distinct), lost: new Int32Array(distinct) };
  for (let index = 0; index < n; index += 1) tally(counts, ranks, lost, index);
  const value = drainAuc(counts);
  if (value === null) return { value, low: null, high: null, n };
  const random = mulberry32(1);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let draw = 0; draw < n; draw += 1) tally(counts, ranks, lost, Math.floor(random() * n));
    const drawn = drainAuc(counts);
    if (drawn !== null) rounds.push(drawn);
  }
  const sorted = Float64Array.from(rounds).sort();
  const low = sorted[Math.floor(0.025 * sorted.length)];
  const high = sorted[Math.ceil(0.975 * sorted.length) - 1];
  return { value, low: low ?? null, high: high ?? null, n };
}

interface Tally {
  readonly renewed: Int32Array;
  readonly lost: Int32Array;
}

function tally(counts: Tally, ranks: Int32Array, lost: Uint8Array, index: number): void {
  const side = lost[index] === 1 ? counts.lost : counts.renewed;
  const rank = ranks[index] ?? 0;
  side[rank] = (side[rank] ?? 0) + 1;
}

/** AUC of what was tallied by rank, lowest first; empties the tally. Null with one class only. */
function drainAuc({ renewed, lost }: Tally): number | null {
  let lostBelow = 0;
  let allRenewed = 0;
  let doubledWins = 0;
  for (let rank = 0; rank < renewed.length; rank += 1) {
    const wins = renewed[rank] ?? 0;
    const losses = lost[rank] ?? 0;
    doubledWins += wins * (2 * lostBelow + losses);
    lostBelow += losses;
    allRenewed += wins;
    renewed[rank] = 0;
    lost[rank] = 0;
  }
  return allRenewed > 0 && lostBelow > 0 ? doubledWins / 2 / (allRenewed * lostBelow) : null;
}

/** Dense ranks, lowest first; figures nearer than 1e-9 share one. */
function rankSignals(cases: readonly SignalCase[]): { readonly ranks: Int32Array; readonly distinct: number } {
  const order = Array.from(cases.keys()).sort((a, b) => signalAt(cases, a) - signalAt(cases, b));
  const ranks = new Int32Array(cases.length);
  let rank = -1;
  let last = -Infinity;
  for (const index of order) {
    const signal = signalAt(cases, index);
    if (signal - last >= NEAR) rank += 1;
    last = signal;
    ranks[index] = rank;
  }
  return { ranks, distinct: rank + 1 };
}

function signalAt(cases: readonly SignalCase[], index: number): number {
  return cases[index]?.signal ?? 0;
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
