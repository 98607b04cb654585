/**
 * What no average washes out: each exception that fires, in the order of the table, with what made it fire.
 * Source: domain page, table "Exceptions" and "Fine print: exceptions".
 */
import type { AccountDay } from './accountDay.ts';
import type { ContractState } from './contracts.ts';
import { type DayNumber, dayNumberOrNull, inLastDays } from './days.ts';
import type { Stakeholder } from './facts.ts';
import { latestForecast } from './forecasts.ts';
import type { PersonDay } from './people.ts';
import type { PulseDay } from './pulses.ts';
import type { ExceptionName } from './results.ts';

/** An exception with the figures its sentence is made from (see exceptionWords.ts). */
export type ExceptionFigure = { readonly cap: 'yellow' | 'red' } & (
  | { readonly name: 'unverified'; readonly milestones: number }
  | { readonly name: 'unhappy power'; readonly people: readonly PersonDay[] }
  | { readonly name: 'champion gone'; readonly gone: readonly Stakeholder[] }
  | {
      readonly name: 'single thread';
      readonly touched: readonly PersonDay[];
      readonly contract: ContractState;
      readonly daysLeft: number;
    }
  | { readonly name: 'past decision'; readonly contracts: readonly ContractState[] }
  | { readonly name: 'saved, not safe'; readonly savedDay: DayNumber }
  | { readonly name: 'silent decider'; readonly people: readonly PersonDay[] }
  | { readonly name: 'old alarm'; readonly pulse: PulseDay }
  | { readonly name: 'no decider on file'; readonly active: number }
);

type Rule = (account: AccountDay) => ExceptionFigure | null;

/** Every exception that fires on the account, in the order of the table, also where it changes no band. */
export function exceptionFigures(account: AccountDay): readonly ExceptionFigure[] {
  const fired: ExceptionFigure[] = [];
  for (const rule of RULES) {
    const figure = rule(account);
    if (figure !== null) fired.push(figure);
  }
  return fired;
}

/** Whether an exception of this name fired. */
export function hasFired(
  exceptions: readonly { readonly name: ExceptionName }[],
  ...names: readonly ExceptionName[]
): boolean {
  return exceptions.some(({ name }) => names.includes(name));
}

function unverified({ milestones }: AccountDay): ExceptionFigure | null {
  return milestones.some(({ verifiedDay }) => verifiedDay !== null)
    ? null
    : { name: 'unverified', cap: 'yellow', milestones: milestones.length };
}

function unhappyPower({ powerful }: AccountDay): ExceptionFigure | null {
  const people = powerful.filter(({ support }) => support !== null && support < 0);
  if (people.length === 0) return null;
  return { name: 'unhappy power', cap: people.some(({ support }) => support === -2) ? 'red' : 'yellow', people };
}

function championGone({ people }: AccountDay): ExceptionFigure | null {
  const champions = people.filter(({ person }) => person.roles.includes('champion'));
  if (champions.length === 0 || champions.some(({ active }) => active)) return null;
  return { name: 'champion gone', cap: 'yellow', gone: champions.map(({ person }) => person) };
}

function singleThread(account: AccountDay): ExceptionFigure | null {
  const { next, anyTouch, thresholds, day } = account;
  if (!anyTouch || next === null || next.decisionDay === null) return null;
  const daysLeft = next.decisionDay - day;
  if (daysLeft > Math.max(thresholds.thread_yellow_days, thresholds.thread_red_days)) return null;
  const touched = account.active.filter(({ lastTouchDay }) => inLastDays(lastTouchDay, day, thresholds.touch_days));
  if (touched.length >= 2) return null;
  return {
    name: 'single thread',
    cap: daysLeft <= thresholds.thread_red_days ? 'red' : 'yellow',
    touched,
    contract: next,
    daysLeft,
  };
}

function pastDecision({ pending, facts, day }: AccountDay): ExceptionFigure | null {
  const isCommitted = (state: ContractState, caller: 'csm' | 'leader'): boolean =>
    latestForecast(facts.forecasts, state.contract.id, caller, day)?.category === 'commit';
  const contracts = pending.filter(
    (state) =>
      state.decisionDay !== null &&
      state.decisionDay < day &&
      !isCommitted(state, 'csm') &&
      !isCommitted(state, 'leader'),
  );
  return contracts.length === 0 ? null : { name: 'past decision', cap: 'red', contracts };
}

function savedNotSafe({ facts, day, milestones }: AccountDay): ExceptionFigure | null {
  const savedDay = dayNumberOrNull(facts.account.savedDate);
  if (savedDay === null || savedDay > day) return null;
  const proven = milestones.some(({ achievedDay }) => achievedDay !== null && achievedDay > savedDay);
  return proven ? null : { name: 'saved, not safe', cap: 'yellow', savedDay };
}

function silentDecider({ anyTouch, powerful, day, thresholds }: AccountDay): ExceptionFigure | null {
  if (!anyTouch || powerful.length === 0) return null;
  const anyTouched = powerful.some(({ lastTouchDay }) => inLastDays(lastTouchDay, day, thresholds.silent_days));
  return anyTouched ? null : { name: 'silent decider', cap: 'yellow', people: powerful };
}

function oldAlarm({ pulse }: AccountDay): ExceptionFigure | null {
  return pulse !== null && pulse.expired && pulse.pulse.value <= 2 ? { name: 'old alarm', cap: 'yellow', pulse } : null;
}

function noDecider({ powerful, active }: AccountDay): ExceptionFigure | null {
  return powerful.length === 0 ? { name: 'no decider on file', cap: 'yellow', active: active.length } : null;
}

const RULES: readonly Rule[] = [
  unverified,
  unhappyPower,
  championGone,
  singleThread,
  pastDecision,
  savedNotSafe,
  silentDecider,
  oldAlarm,
  noDecider,
];
