/** Small pieces of sentences: figures, lists of names, days. English, the trade's terms, no locale. */
import { type DayNumber, isoDay } from './days.ts';

/** "3 days", "1 day". */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

/** A figure with at most one decimal, cut zero: 74.6, 75. */
export function figure(value: number): string {
  const rounded = Math.floor(value * 10 + 0.5 + 1e-9) / 10;
  return String(rounded);
}

/** A signed figure: +12.5, -3, 0. */
export function signed(value: number): string {
  return value > 0 ? `+${figure(value)}` : figure(value);
}

/** "Ana Ruiz", "Ana Ruiz and Bo Lind", "Ana Ruiz, Bo Lind and 3 more". */
export function names(list: readonly string[], most = 3): string {
  if (list.length === 0) return 'nobody';
  if (list.length > most) return `${list.slice(0, most - 1).join(', ')} and ${list.length - most + 1} more`;
  const last = list.at(-1) ?? '';
  return list.length === 1 ? last : `${list.slice(0, -1).join(', ')} and ${last}`;
}

/** "on 2026-03-31", or the words given when there is no day. */
export function onDay(day: DayNumber | null, otherwise = 'without a date'): string {
  return day === null ? otherwise : `on ${isoDay(day)}`;
}

/** "+1", "-2", "0" for a support. */
export function support(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

/** Who calls a renewal, as a person reads it. */
export const CALLER_WORDS = { csm: 'CSM', rule: 'Rule', leader: 'Leader' } as const;

/** A sentence with its full stop, and only one: what people typed often ends with their own. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
