/**
 * The cases of the backtest: every contract decision whose outcome is known, scored as of some days before it.
 * Source: domain page, "Evidence" and its fine print.
 */
import { compareKeys } from './compare.ts';
import { contractStatesAt } from './contracts.ts';
import { type DayNumber, dayNumber, isoDay } from './days.ts';
import { type AccountFacts, type Caller, CALLERS, type ForecastCategory, type IsoDay } from './facts.ts';
import { latestForecast } from './forecasts.ts';
import type { ScoreModel } from './model.ts';
import { latestNpsAnswers } from './nps.ts';
import type { AccountFigures, Band, ExceptionName, PartName } from './results.ts';
import { computeScore } from './score.ts';

/** Signals the backtest judges, each alone. */
export type SignalName = 'score' | PartName | 'nps' | 'usage' | 'pulse';

export interface EvidenceCase {
  readonly accountId: string;
  readonly accountName: string;
  readonly contractId: string;
  readonly product: string | null;
  readonly startDate: IsoDay | null;
  /** 1 is the contract's own term; auto-renewals count on. */
  readonly turn: number;
  readonly decisionDate: IsoDay;
  /** Decision date minus lead days. */
  readonly scoredDate: IsoDay;
  readonly lost: boolean;
  readonly inferred: boolean;
  /** Red, or unproven with an exception that says more than "facts are missing". */
  readonly flagged: boolean;
  readonly band: Band;
  /** Null: not known on the scored day. */
  readonly signals: Readonly<Record<SignalName, number | null>>;
  /** Latest forecast of each caller by the scored day. */
  readonly calls: Readonly<Record<Caller, ForecastCategory | null>>;
}

export interface LeftOut {
  /** The contract started after the scored day. */
  notStarted: number;
  /** Decided on or before the scored day. */
  alreadyDecided: number;
  noDecisionDate: number;
}

interface Decision {
  readonly turn: number;
  readonly decisionDay: DayNumber | null;
  readonly outcomeDay: DayNumber | null;
  readonly lost: boolean;
  readonly inferred: boolean;
}

/** Exceptions that only say that facts are missing: they do not flag an unproven account. */
const MISSING_FACTS: ReadonlySet<ExceptionName> = new Set<ExceptionName>([
  'unverified',
  'silent decider',
  'no decider on file',
]);

/** Every decided contract of the accounts with what was known `leadDays` before its decision, in the order the bootstrap draws from. */
export function evidenceCases(
  accounts: readonly AccountFacts[],
  asOf: IsoDay,
  leadDays: number,
  modelOf: (facts: AccountFacts) => ScoreModel,
): { readonly cases: readonly EvidenceCase[]; readonly leftOut: Readonly<LeftOut> } {
  const leftOut: LeftOut = { notStarted: 0, alreadyDecided: 0, noDecisionDate: 0 };
  const cases = accounts.flatMap((facts) => casesOf(facts, dayNumber(asOf), leadDays, modelOf(facts), leftOut));
  return { cases: cases.sort(inBootstrapOrder), leftOut };
}

function casesOf(
  facts: AccountFacts,
  day: DayNumber,
  leadDays: number,
  model: ScoreModel,
  leftOut: LeftOut,
): readonly EvidenceCase[] {
  const cases: EvidenceCase[] = [];
  for (const state of contractStatesAt(facts.contracts, facts.account.status, day, model.thresholds)) {
    const decisions: Decision[] = state.turns.map(({ number, decisionDay, renewedDay }) => ({
      turn: number,
      decisionDay,
      outcomeDay: renewedDay,
      lost: false,
      inferred: false,
    }));
    if (state.status !== 'pending') {
      const { decisionDay, outcomeDay, inferred } = state;
      decisions.push({
        turn: state.turns.length + 1,
        decisionDay,
        outcomeDay,
        lost: state.status === 'churned',
        inferred,
      });
    }
    for (const { turn, decisionDay, outcomeDay, lost, inferred } of decisions) {
      if (decisionDay === null) {
        leftOut.noDecisionDate += 1;
        continue;
      }
      const scoredDay = decisionDay - leadDays;
      if (state.startDay !== null && state.startDay > scoredDay) leftOut.notStarted += 1;
      else if (outcomeDay !== null && outcomeDay <= scoredDay) leftOut.alreadyDecided += 1;
      else {
        const { id: contractId, product, startDate } = state.contract;
        const decisionDate = isoDay(decisionDay);
        const about = {
          accountId: facts.account.id,
          accountName: facts.account.name,
          contractId,
          product,
          startDate,
          turn,
        };
        cases.push({
          ...about,
          decisionDate,
          lost,
          inferred,
          ...seenBefore(facts, contractId, isoDay(scoredDay), model),
        });
      }
    }
  }
  return cases;
}

/** What stood on file on the scored day. */
function seenBefore(
  facts: AccountFacts,
  contractId: string,
  scoredDate: IsoDay,
  model: ScoreModel,
): Pick<EvidenceCase, 'scoredDate' | 'flagged' | 'band' | 'signals' | 'calls'> {
  const { figures, parts, seen } = computeScore(facts, scoredDate, model);
  const answers = latestNpsAnswers(facts.surveys, seen.day);
  const { current } = parts.adoption;
  const call = (caller: Caller): ForecastCategory | null =>
    latestForecast(facts.forecasts, contractId, caller, seen.day)?.category ?? null;
  const [csm, rule, leader] = CALLERS.map(call);
  return {
    scoredDate,
    flagged: isFlagged(figures),
    band: figures.band,
    signals: {
      score: figures.score,
      ...figures.values,
      nps: answers.length === 0 ? null : answers.reduce((sum, { score }) => sum + score, 0) / answers.length,
      usage: current === null ? null : current.active / current.licensed,
      pulse: seen.pulse?.pulse.value ?? null,
    },
    calls: { csm: csm ?? null, rule: rule ?? null, leader: leader ?? null },
  };
}

/** Whether the backtest counts the account as flagged. */
export function isFlagged({ band, exceptions }: AccountFigures): boolean {
  return band === 'red' || (band === 'unproven' && exceptions.some(({ name }) => !MISSING_FACTS.has(name)));
}

/** By decision date, account name, product, start; then by what keeps the order the same on every run. */
function inBootstrapOrder(a: EvidenceCase, b: EvidenceCase): number {
  return (
    compareKeys(a.decisionDate, b.decisionDate) ||
    compareKeys(a.accountName, b.accountName) ||
    compareKeys(a.product ?? '', b.product ?? '') ||
    compareKeys(a.startDate ?? '', b.startDate ?? '') ||
    compareKeys(a.contractId, b.contractId)
  );
}
