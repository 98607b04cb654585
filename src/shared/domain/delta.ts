/**
 * Why did it move: the change of a score between two days, part by part, adding up exactly, with the facts that caused
 * it. Source: domain page, "Fine print: score, band, caps" (delta per part); product page, belief 14 (a re-weighting is
 * not read as behaviour).
 */
import type { AccountFacts, IsoDay } from './facts.ts';
import { modelInForce, type ScoreModel } from './model.ts';
import {
  type AccountHealth,
  type Band,
  type ExceptionName,
  type FactRef,
  PARTS,
  type PartResult,
  type ScoredPartName,
  type Term,
} from './results.ts';
import { scoreAccount } from './scoreAccount.ts';
import { signed } from './wording.ts';

export interface DeltaLine {
  readonly part: ScoredPartName;
  /** Points of the score this part moved. */
  readonly points: number;
  readonly before: number;
  readonly after: number;
}

/** One line of a part's arithmetic that came, went or changed, with the facts behind it. */
export interface DeltaCause {
  readonly part: ScoredPartName;
  readonly sentence: string;
  /** Change of the line's own points inside its part; null where it has none. */
  readonly points: number | null;
  readonly facts: readonly FactRef[];
}

export interface ScoreDelta {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  /** Null where one of the two days has no score. */
  readonly total: number | null;
  /** Parts known on both days. lines + cameOrWent + reweighted = total. */
  readonly lines: readonly DeltaLine[];
  /** *Parts that came or went*: what known parts do not explain. */
  readonly cameOrWent: number;
  /** What a new version of the model alone moved. */
  readonly reweighted: number;
  readonly causes: readonly DeltaCause[];
  readonly bandBefore: Band;
  readonly bandAfter: Band;
  readonly exceptionsCame: readonly ExceptionName[];
  readonly exceptionsWent: readonly ExceptionName[];
  /** Known on the first day and unknown on the second, with the last value. */
  readonly lostParts: readonly { readonly part: ScoredPartName; readonly lastValue: number }[];
}

/** The change between two days, each scored by the model in force on it. */
export function deltaBetween(facts: AccountFacts, from: IsoDay, to: IsoDay, models: readonly ScoreModel[]): ScoreDelta {
  const { segment } = facts.account;
  const [modelBefore, modelAfter] = [modelInForce(models, from, segment), modelInForce(models, to, segment)];
  const before = scoreAccount(facts, from, modelBefore);
  const after = scoreAccount(facts, to, modelAfter);
  const afterUnchanged = modelBefore === modelAfter ? after : scoreAccount(facts, to, modelBefore);
  const total = before.score === null || after.score === null ? null : after.score - before.score;
  const lines = total === null ? [] : deltaLines(before, afterUnchanged);
  const reweighted =
    total === null || after.score === null || afterUnchanged.score === null ? 0 : after.score - afterUnchanged.score;
  const explained = lines.reduce((sum, { points }) => sum + points, reweighted);
  const names = (health: AccountHealth): readonly ExceptionName[] => health.exceptions.map(({ name }) => name);
  return {
    from,
    to,
    scoreBefore: before.score,
    scoreAfter: after.score,
    total,
    lines,
    cameOrWent: total === null || !partsDiffer(before, afterUnchanged) ? 0 : total - explained,
    reweighted,
    causes: partsOf(after).flatMap((part) =>
      causesOf(partsOf(before).find((other) => other.part === part.part) ?? null, part),
    ),
    bandBefore: before.band,
    bandAfter: after.band,
    exceptionsCame: names(after).filter((name) => !names(before).includes(name)),
    exceptionsWent: names(before).filter((name) => !names(after).includes(name)),
    lostParts: lostParts(before, after),
  };
}

function partsOf({ parts, npsPart }: AccountHealth): readonly PartResult[] {
  const own = PARTS.map((part) => parts[part]);
  return npsPart === null ? own : [...own, npsPart];
}

function deltaLines(before: AccountHealth, after: AccountHealth): readonly DeltaLine[] {
  const known = partsOf(before).filter(({ value }) => value !== null);
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  const later = new Map(partsOf(after).map((part) => [part.part, part]));
  return known.flatMap(({ part, weight, value }) => {
    const now = later.get(part)?.value ?? null;
    if (value === null || now === null || weight === 0) return [];
    return [{ part, points: (weight * (now - value)) / weights, before: value, after: now }];
  });
}

function partsDiffer(before: AccountHealth, after: AccountHealth): boolean {
  const known = (health: AccountHealth): string =>
    partsOf(health)
      .filter(({ value, weight }) => value !== null && weight > 0)
      .map(({ part }) => part)
      .join();
  return known(before) !== known(after);
}

function lostParts(before: AccountHealth, after: AccountHealth): ScoreDelta['lostParts'] {
  const now = new Map(partsOf(after).map(({ part, value }) => [part, value]));
  return partsOf(before).flatMap(({ part, value }) =>
    value !== null && (now.get(part) ?? null) === null ? [{ part, lastValue: value }] : [],
  );
}

function causesOf(before: PartResult | null, after: PartResult): readonly DeltaCause[] {
  const earlier = new Map((before?.terms ?? []).map((term) => [keyOf(term), term]));
  const causes: DeltaCause[] = [];
  for (const term of after.terms) {
    const previous = earlier.get(keyOf(term)) ?? null;
    earlier.delete(keyOf(term));
    if (previous === null)
      causes.push({ part: after.part, sentence: `New: ${term.label}`, points: term.points, facts: term.facts });
    else if (previous.label !== term.label || previous.points !== term.points)
      causes.push(changed(after.part, previous, term));
  }
  for (const term of earlier.values()) {
    causes.push({
      part: after.part,
      sentence: `No longer: ${term.label}`,
      points: term.points === null ? null : -term.points,
      facts: term.facts,
    });
  }
  return causes;
}

function changed(part: ScoredPartName, before: Term, after: Term): DeltaCause {
  const points = before.points === null || after.points === null ? null : after.points - before.points;
  const moved = points === null || points === 0 ? '' : ` (${signed(points)})`;
  return { part, sentence: `${after.label}; before: ${before.label}${moved}`, points, facts: after.facts };
}

/**
 * A line is the same line when it speaks of the same thing: its words before the figures and details, and the facts it rests
 * on. A touch or a usage row is only the latest of its kind, so another one changes the line and does not make a new one.
 */
function keyOf({ label, facts }: Term): string {
  const lasting = facts.filter(({ table }) => table !== 'touch' && table !== 'usage');
  const words = (label.split(/[:(;,]/, 1)[0] ?? label).replace(/\d+(?:\.\d+)?/g, '#');
  return `${words} ${lasting.map(({ table, id }) => `${table}/${id}`).join(' ')}`;
}
