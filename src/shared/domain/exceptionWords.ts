/** Exceptions in sentences that name the people, dates and contracts. Source: domain page, "Exceptions" (named beside the band). */
import type { AccountDay } from './accountDay.ts';
import type { ContractState } from './contracts.ts';
import { isoDay } from './days.ts';
import type { ExceptionFigure } from './exceptions.ts';
import type { PersonDay } from './people.ts';
import type { ExceptionHit, FactRef } from './results.ts';
import { count, names, onDay, support } from './wording.ts';

/** One exception with its sentence and the facts behind it. */
export function exceptionHit(figure: ExceptionFigure, account: AccountDay): ExceptionHit {
  return { name: figure.name, cap: figure.cap, because: because(figure, account), facts: factsOf(figure, account) };
}

function because(figure: ExceptionFigure, account: AccountDay): string {
  switch (figure.name) {
    case 'unverified':
      return figure.milestones === 0
        ? 'No customer milestone is on file, so no outcome is verified by the customer.'
        : `None of ${count(figure.milestones, 'customer milestone')} is verified by the customer.`;
    case 'unhappy power':
      return `${names(figure.people.map(voice))}.`;
    case 'champion gone':
      return `${names(figure.gone.map((person) => `${person.name} (${person.leftDate === null ? 'left, date unknown' : `left on ${person.leftDate}`})`))} had the role champion and nobody active has it.`;
    case 'single thread': {
      const { touch_days: touchDays } = account.thresholds;
      const who =
        figure.touched.length === 0 ? 'Nobody' : `Only ${names(figure.touched.map(({ person }) => person.name))}`;
      return `${who} was touched in the last ${touchDays} days; the decision date ${decisionWords(figure.contract, figure.daysLeft)}.`;
    }
    case 'past decision':
      return `${names(figure.contracts.map((state) => `${productOf(state)} (decision date ${state.decisionDay === null ? '' : isoDay(state.decisionDay)})`))} passed its decision date without an outcome and without a CSM or leader commit.`;
    case 'saved, not safe':
      return `Saved on ${isoDay(figure.savedDay)}; no customer milestone was achieved after it.`;
    case 'silent decider':
      return `${names(figure.people.map(({ person, lastTouchDay }) => `${person.name} (last touched ${lastTouchDay === null ? 'never' : isoDay(lastTouchDay)})`))}: no powerful person was touched in the last ${account.thresholds.silent_days} days.`;
    case 'old alarm': {
      const { pulse, day, expiresDay } = figure.pulse;
      return `The latest pulse, ${pulse.value} of 5 ${onDay(day)}, expired ${onDay(expiresDay)} and nobody looked again.`;
    }
    case 'no decider on file':
      return figure.active === 0
        ? 'No active person is on file.'
        : `None of ${count(figure.active, 'active person', 'active people')} has the power to decide.`;
  }
}

function voice({ person, support: value, supportDay }: PersonDay): string {
  const role = person.roles[0] ?? person.title ?? (person.power === null ? null : `power ${person.power}`);
  const shown = value === null ? 'unknown' : support(value);
  const source = person.supportSource === null ? '' : `, ${person.supportSource}`;
  return `${person.name}${role === null ? '' : `, ${role},`} stands at ${shown} (${onDay(supportDay, 'undated')}${source})`;
}

function decisionWords(state: ContractState, daysLeft: number): string {
  const date = state.decisionDay === null ? '' : isoDay(state.decisionDay);
  if (daysLeft < 0) return `${date} passed ${count(-daysLeft, 'day')} ago`;
  return daysLeft === 0 ? `is today, ${date}` : `${date} is in ${count(daysLeft, 'day')}`;
}

function productOf({ contract }: ContractState): string {
  return contract.product ?? 'A contract';
}

function factsOf(figure: ExceptionFigure, account: AccountDay): readonly FactRef[] {
  const people = (list: readonly PersonDay[]): readonly FactRef[] =>
    list.map(({ person }) => ({ table: 'stakeholder', id: person.id }));
  switch (figure.name) {
    case 'unhappy power':
    case 'silent decider':
      return people(figure.people);
    case 'champion gone':
      return figure.gone.map(({ id }) => ({ table: 'stakeholder', id }));
    case 'single thread':
      return [...people(figure.touched), { table: 'contract', id: figure.contract.contract.id }];
    case 'past decision':
      return figure.contracts.map(({ contract }) => ({ table: 'contract', id: contract.id }));
    case 'old alarm':
      return [{ table: 'pulse', id: figure.pulse.pulse.id }];
    case 'saved, not safe':
      return [{ table: 'account', id: account.facts.account.id }];
    // Nothing on file is what made these fire.
    case 'unverified':
    case 'no decider on file':
      return [];
  }
}
