/**
 * The people of an account as they stand on one day: active, powerful, with a known support, last touched when.
 * Source: domain page, "Fine print: relationships" and "Days, dates, ties, exactness".
 */
import { type DayNumber, dayNumber, dayNumberOrNull } from './days.ts';
import type { Stakeholder, Touch } from './facts.ts';
import type { ModelLists, ScoreModel } from './model.ts';

export interface PersonDay {
  readonly person: Stakeholder;
  /** Active until the day before *left on*; left without a date means gone at every day. */
  readonly active: boolean;
  /** Active with power from `power_from`, or one of the model's powerful roles. */
  readonly powerful: boolean;
  /** -2..+2; null when unknown, dated after the day, or older than `support_days`. */
  readonly support: number | null;
  readonly supportDay: DayNumber | null;
  /** Latest dated touch that names the person, on or before the day. */
  readonly lastTouchDay: DayNumber | null;
  /** Id of that touch. */
  readonly lastTouchId: string | null;
}

/** Whether a person is active on a day. The date decides; a status without a date counts at every day. */
export function isActiveOn(person: Stakeholder, day: DayNumber): boolean {
  if (person.leftDate !== null) return day < dayNumber(person.leftDate);
  return person.status !== 'left';
}

/** Everyone on file, in the book's order, as they stand on `day`. */
export function peopleOn(
  people: readonly Stakeholder[],
  touches: TouchesSeen,
  day: DayNumber,
  model: Pick<ScoreModel, 'thresholds' | 'lists'>,
): readonly PersonDay[] {
  const { thresholds } = model;
  return people.map((person) => {
    const active = isActiveOn(person, day);
    const supportDay = dayNumberOrNull(person.supportDate);
    const known = supportDay === null || (supportDay <= day && day - supportDay <= thresholds.support_days);
    return {
      person,
      active,
      powerful: active && hasPower(person, model),
      support: known ? person.support : null,
      supportDay,
      lastTouchDay: touches.lastDays.get(person.id) ?? null,
      lastTouchId: touches.lastIds.get(person.id) ?? null,
    };
  });
}

function hasPower(person: Stakeholder, { thresholds, lists }: Pick<ScoreModel, 'thresholds' | 'lists'>): boolean {
  return (
    (person.power !== null && person.power >= thresholds.power_from) ||
    person.roles.some((role) => lists.powerfulRoles.includes(role))
  );
}

export interface TouchesSeen {
  /** Whether any seen touch names a person: a touch naming nobody counts in no rule. */
  readonly anyNamed: boolean;
  /** Person id -> latest day a dated touch named them. */
  readonly lastDays: ReadonlyMap<string, DayNumber>;
  /** Person id -> the touch of that day. */
  readonly lastIds: ReadonlyMap<string, string>;
}

/** The touches on or before `day` that count, by the people they name. */
export function touchesSeen(touches: readonly Touch[], day: DayNumber, lists: ModelLists): TouchesSeen {
  const lastDays = new Map<string, DayNumber>();
  const lastIds = new Map<string, string>();
  let anyNamed = false;
  for (const touch of touches) {
    if (touch.stakeholderIds.length === 0 || !isCounted(touch, lists)) continue;
    const touchDay = dayNumberOrNull(touch.date);
    if (touchDay !== null && touchDay > day) continue;
    anyNamed = true;
    if (touchDay === null) continue;
    for (const id of touch.stakeholderIds) {
      const last = lastDays.get(id);
      if (last !== undefined && touchDay <= last) continue;
      lastDays.set(id, touchDay);
      lastIds.set(id, touch.id);
    }
  }
  return { anyNamed, lastDays, lastIds };
}

/** Whether the model lets a touch count: by its channel, and unless its purpose is one of those left out. */
export function isCounted({ channel, purpose }: Pick<Touch, 'channel' | 'purpose'>, lists: ModelLists): boolean {
  if (channel !== null && !lists.touchChannels.includes(channel)) return false;
  if (purpose === null || lists.ignoredPurposes.length === 0) return true;
  const own = purpose.trim().toLowerCase();
  return !lists.ignoredPurposes.some((ignored) => ignored.trim().toLowerCase() === own);
}
