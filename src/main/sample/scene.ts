/** What every builder of one customer's facts is given. */
import type { IsoDay, Stakeholder } from '../../shared/domain/facts.ts';
import { isoDay, type DayNumber } from '../../shared/domain/days.ts';
import type { Customer } from './cast.ts';
import { INDUSTRIES, type Goal, type Industry } from './industries.ts';
import { randomFrom, type Random } from './random.ts';
import { STORIES, type Story } from './stories.ts';
import { varyStory } from './varyStory.ts';

export interface Scene {
  readonly customer: Customer;
  /** Position in the cast from 1; also the account's number in the invented CRM. */
  readonly number: number;
  readonly story: Story;
  readonly industry: Industry;
  readonly goal: Goal;
  readonly today: DayNumber;
  /** A stream of its own per builder, so that adding a row in one never changes another. */
  random(builder: string): Random;
  id(kind: string, n: number): string;
  /** ISO day `age` days before today (negative: ahead). */
  ago(age: number): IsoDay;
}

export interface People {
  readonly all: readonly Stakeholder[];
  readonly powerful: readonly Stakeholder[];
  readonly champion: Stakeholder | null;
  readonly lead: Stakeholder | null;
  /** Who would sign for a result: the decision maker, else the champion, else nobody. */
  readonly voice: Stakeholder | null;
}

export function sceneOf(customer: Customer, number: number, today: DayNumber): Scene {
  const industry: Industry = INDUSTRIES[customer.industry];
  const random = (builder: string): Random =>
    randomFrom(number * 7919 + [...builder].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  return {
    customer,
    number,
    story: varyStory(customer.story, STORIES[customer.story], random('story')),
    industry,
    goal: industry.goals[number % 2 === 0 ? 0 : 1],
    today,
    random,
    id: (kind, n) => `${kind}-${number}-${n}`,
    ago: (age) => isoDay(today - age),
  };
}

/** "4.2 %", "6 h": a measure as people write it. */
export function measure(value: number, unit: string): string {
  return `${Math.round(value * 10) / 10} ${unit}`;
}
