/**
 * One account as seen on one day: every fact dated later is gone, every rule reads this and nothing else, so that no
 * part, exception or sentence can see the future. Source: domain page, head ("a fact dated after D is not seen").
 */
import { type ContractState, contractStatesAt } from './contracts.ts';
import { type DayNumber, dayNumber } from './days.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import { customerMilestonesOn, type MilestoneDay } from './milestones.ts';
import type { ScoreModel, Thresholds } from './model.ts';
import { peopleOn, type PersonDay, touchesSeen } from './people.ts';
import { latestPulse, type PulseDay } from './pulses.ts';

export interface AccountDay {
  readonly facts: AccountFacts;
  readonly asOf: IsoDay;
  readonly day: DayNumber;
  readonly model: ScoreModel;
  readonly thresholds: Thresholds;
  readonly people: readonly PersonDay[];
  readonly active: readonly PersonDay[];
  readonly powerful: readonly PersonDay[];
  /** Whether any seen touch names a person. */
  readonly anyTouch: boolean;
  /** Latest pulse, expired or not. */
  readonly pulse: PulseDay | null;
  /** Customer-side milestones. */
  readonly milestones: readonly MilestoneDay[];
  readonly contracts: readonly ContractState[];
  readonly pending: readonly ContractState[];
  /** The pending contract with the earliest decision date (tie: the earlier end); null when none is due. */
  readonly next: ContractState | null;
}

/** Reads an account as of a day under a model. */
export function seeAccount(facts: AccountFacts, asOf: IsoDay, model: ScoreModel): AccountDay {
  const day = dayNumber(asOf);
  const { thresholds } = model;
  const touches = touchesSeen(facts.touches, day, model.lists);
  const people = peopleOn(facts.stakeholders, touches, day, model);
  const contracts = contractStatesAt(facts.contracts, facts.account.status, day, thresholds);
  const pending = contracts.filter((state) => state.status === 'pending');
  return {
    facts,
    asOf,
    day,
    model,
    thresholds,
    people,
    active: people.filter((person) => person.active),
    powerful: people.filter((person) => person.powerful),
    anyTouch: touches.anyNamed,
    pulse: latestPulse(facts.pulses, day, thresholds),
    milestones: customerMilestonesOn(facts.milestones, day),
    contracts,
    pending,
    next: pending.reduce(earlierDecision, null),
  };
}

function earlierDecision(best: ContractState | null, state: ContractState): ContractState | null {
  if (state.decisionDay === null || state.endDay === null) return best;
  if (best === null || best.decisionDay === null || best.endDay === null) return state;
  if (state.decisionDay !== best.decisionDay) return state.decisionDay < best.decisionDay ? state : best;
  return state.endDay < best.endDay ? state : best;
}
