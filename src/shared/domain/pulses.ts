/**
 * The pulse that counts on a day and whether it still holds.
 * Source: domain page, "Fine print: sentiment" and "Days, dates, ties" (several on one day: the worst counts).
 */
import { type DayNumber, dayNumberOrNull } from './days.ts';
import type { Pulse } from './facts.ts';
import type { Thresholds } from './model.ts';

export interface PulseDay {
  readonly pulse: Pulse;
  readonly day: DayNumber | null;
  /** Last day on which it counts; null when neither its date nor an expiry is on file. */
  readonly expiresDay: DayNumber | null;
  readonly expired: boolean;
}

/** The pulse with the latest date on or before `asOf`, expired or not; null when there is none. */
export function latestPulse(pulses: readonly Pulse[], asOf: DayNumber, thresholds: Thresholds): PulseDay | null {
  let best: PulseDay | null = null;
  for (const pulse of pulses) {
    const day = dayNumberOrNull(pulse.date);
    if (day !== null && day > asOf) continue;
    const candidate = { pulse, day, ...expiry(pulse, day, asOf, thresholds) };
    if (best === null || replaces(candidate, best)) best = candidate;
  }
  return best;
}

function expiry(
  pulse: Pulse,
  day: DayNumber | null,
  asOf: DayNumber,
  thresholds: Thresholds,
): Pick<PulseDay, 'expiresDay' | 'expired'> {
  const holds = pulse.value <= 1 || pulse.value >= 5 ? thresholds.pulse_days_extreme : thresholds.pulse_days;
  const expiresDay = dayNumberOrNull(pulse.expiresDate) ?? (day === null ? null : day + holds);
  return { expiresDay, expired: expiresDay !== null && asOf > expiresDay };
}

/** Later date first (an undated pulse is the oldest), then the worse value, then the earlier expiry. */
function replaces(a: PulseDay, b: PulseDay): boolean {
  const [dayA, dayB] = [a.day ?? -Infinity, b.day ?? -Infinity];
  if (dayA !== dayB) return dayA > dayB;
  if (a.pulse.value !== b.pulse.value) return a.pulse.value < b.pulse.value;
  return (a.expiresDay ?? Infinity) < (b.expiresDay ?? Infinity);
}
