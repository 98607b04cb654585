/**
 * The people of an account as they stand on one day: active, powerful, with a known support, last touched when.
 * Source: domain page, "Fine print: relationships" and "Days, dates, ties, exactness".
 */
import { type DayNumber, dayNumber, dayNumberOrNull } from './days.ts';
import type { Role, Stakeholder, Touch } from './facts.ts';
import type { Thresholds } from './model.ts';

export interface PersonDay {
  readonly person: Stakeholder;
  /** Active until the day before *left on*; left without a date means gone at every day. */
  readonly active: boolean;
  /** Active with power from `power_from`, or decision maker, economic buyer or executive sponsor. */
  readonly powerful: boolean;
  /** -2..+2; null when unknown, dated after the day, or older than `support_days`. */
  readonly support: number | null;
  readonly supportDay: DayNumber | null;
  /** Latest dated touch that names the person, on or before the day. */
  readonly lastTouchDay: DayNumber | null;
}

const POWERFUL_ROLES: ReadonlySet<Role> = new Set<Role>(['decision maker', 'economic buyer', 'executive sponsor']);

/** Whether a person is active on a day. The date decides; a status without a date counts at every day. */
export function isActiveOn(person: Stakeholder, day: DayNumber): boolean {
  if (person.leftDate !== null) return day < dayNumber(person.leftDate);
  return person.status !== 'left';
}

/** Everyone on file, in the book's order, as they stand on `day`. */
export function peopleOn(
  people: readonly Stakeholder[],
  lastTouchDays: ReadonlyMap<string, DayNumber>,
  day: DayNumber,
  thresholds: Thresholds,
): readonly PersonDay[] {
  return people.map((person) => {
    const active = isActiveOn(person, day);
    const supportDay = dayNumberOrNull(person.supportDate);
    const known = supportDay === null || (supportDay <= day && day - supportDay <= thresholds.support_days);
    return {
      person,
      active,
      powerful: active && hasPower(person, thresholds),
      support: known ? person.support : null,
      supportDay,
      lastTouchDay: lastTouchDays.get(person.id) ?? null,
    };
  });
}

function hasPower(person: Stakeholder, thresholds: Thresholds): boolean {
  return (
    (person.power !== null && person.power >= thresholds.power_from) ||
    person.roles.some((role) => POWERFUL_ROLES.has(role))
  );
}

export interface TouchesSeen {
  /** Whether any seen touch names a person: a touch naming nobody counts in no rule. */
  readonly anyNamed: boolean;
  /** Person id -> latest day a dated touch named them. */
  readonly lastDays: ReadonlyMap<string, DayNumber>;
}

/** The touches on or before `day`, by the people they name. */
export function touchesSeen(touches: readonly Touch[], day: DayNumber): TouchesSeen {
  const lastDays = new Map<string, DayNumber>();
  let anyNamed = false;
  for (const touch of touches) {
    if (touch.stakeholderIds.length === 0) continue;
    const touchDay = dayNumberOrNull(touch.date);
    if (touchDay !== null && touchDay > day) continue;
    anyNamed = true;
    if (touchDay === null) continue;
    for (const id of touch.stakeholderIds) {
      const last = lastDays.get(id);
      if (last === undefined || touchDay > last) lastDays.set(id, touchDay);
    }
  }
  return { anyNamed, lastDays };
}
