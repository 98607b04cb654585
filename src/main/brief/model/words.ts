/** How a brief writes days, money, counts and the sentences of the rules. English, as in a letter: "19 Jan 2027". */
import type { Currency, IsoDay } from '../../../shared/domain/facts.ts';
import { dayNumber, toCalendar } from '../../../shared/domain/days.ts';
import { formatMoneyExact } from '../../../shared/domain/money.ts';
import type { Band, MoneyByCurrency, ScoredPartName } from '../../../shared/domain/results.ts';
import { count } from '../../../shared/domain/wording.ts';

/** Letters of one sentence of the rules; they quote reasons and names of any length. */
const LONGEST_SENTENCE = 260;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "19 Jan 2027". */
export function longDay(iso: IsoDay): string {
  const { year, month, day } = toCalendar(dayNumber(iso));
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** "in 58 days", "today", "11 days ago". */
export function daysAway(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`;
}

/** A sentence of the rules as a brief prints it: days in letters, true minus signs, one full stop after a quote. */
export function said(sentence: string): string {
  return clipped(sentence, LONGEST_SENTENCE)
    .replace(/\b([12]\d{3}-[01]\d-[0-3]\d)\b/g, (iso) => longDay(iso))
    .replace(/\(on (\d{1,2} [A-Z][a-z]{2} \d{4})/g, '($1')
    .replace(/([.!?])"\./g, '$1"')
    .replace(/([^.])\.\.$/, '$1.')
    .replace(/(^|[\s(])-(\d)/g, '$1−$2');
}

/** "€312,000", cents only where there are some. */
export function money(minor: number, currency: Currency | null): string {
  return formatMoneyExact(minor, currency).replace(/\.0+$/, '');
}

/** "€312,000 + $40,000"; "none" for no active contract. */
export function moneyByCurrency(sums: MoneyByCurrency): string {
  const parts = Object.entries(sums).map(([currency, minor]) => money(minor, currency));
  return parts.length === 0 ? 'none' : parts.join(' + ');
}

/** "+5", "−12.3", "0": a difference in points. */
export function signedPoints(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  if (rounded === 0) return '0';
  return rounded > 0 ? `+${rounded}` : `−${Math.abs(rounded)}`;
}

/** "+2", "−1", "0". */
export function signedSupport(support: number): string {
  return support > 0 ? `+${support}` : support < 0 ? `−${-support}` : '0';
}

export const BAND_WORDS: Readonly<Record<Band, { readonly letter: string; readonly word: string }>> = {
  green: { letter: 'G', word: 'Green' },
  yellow: { letter: 'Y', word: 'Yellow' },
  red: { letter: 'R', word: 'Red' },
  unproven: { letter: 'U', word: 'Unproven' },
};

export function partWord(part: ScoredPartName | 'came or went'): string {
  if (part === 'nps') return 'NPS';
  return part === 'came or went' ? 'Parts that came or went' : capital(part);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first of a long list and how many more there are, so that one messy account does not become a book. */
export function firstOf(items: readonly string[], most: number): readonly string[] {
  return items.length <= most ? items : [...items.slice(0, most - 1), `And ${items.length - most + 1} more.`];
}

/** A text of the book cut to what a line of print bears; whole texts stay in the book. */
export function clipped(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).trimEnd()}…`;
}
