/**
 * When the rows of a sheet are from, where no column says it: the month in the name of the sheet, or what a person says. Without
 * either their facts come in without a date. Source: import page, "Recognise"; domain page, "Days, dates, ties, exactness".
 */
import type { Entity, RowsPeriod, SheetPlan } from './types.ts';

/** Fields that date a fact; forecasts are not here, for tabs of a forecast are named after the months that it is about. */
const DATED_BY: Readonly<Partial<Record<Entity, readonly string[]>>> = {
  pulse: ['pulse.date'],
  touch: ['touch.date'],
  survey: ['survey.answeredDate', 'survey.askedDate'],
  usage: ['usage.periodStart'],
  stakeholder: ['stakeholder.supportDate'],
};
/** Of a person only what they think is of a day. */
const SUPPORT = 'stakeholder.support';

const NAMES: Readonly<Partial<Record<Entity, readonly [one: string, many: string]>>> = {
  pulse: ['pulse', 'pulses'],
  touch: ['touch', 'touches'],
  survey: ['survey answer', 'survey answers'],
  usage: ['usage row', 'usage rows'],
  stakeholder: ['support', 'supports of people'],
};

/** "1 pulse", "3 touches". */
export function countOf(entity: Entity, count: number): string {
  const [one, many] = NAMES[entity] ?? [entity, entity];
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

type Dates = Pick<SheetPlan, 'entities' | 'columns' | 'defaults'>;

/** What the rows hold that happened on a day which no column tells. */
export function undatedEntities({ entities, columns, defaults }: Dates): readonly Entity[] {
  // A measure in each row has the day of its row, whatever it is.
  const isDated = (key: string): boolean => columns.some(({ field }) => field?.key === key);
  if (columns.some(({ byMeasure }) => byMeasure !== undefined) && isDated('usage.periodStart')) return [];
  return entities.filter((entity) => {
    const keys = DATED_BY[entity];
    if (keys === undefined || keys.some((key) => defaults?.[key] !== undefined)) return false;
    if (entity === 'stakeholder' && !columns.some(({ field }) => field?.key === SUPPORT)) return false;
    return !columns.some(
      ({ field }) =>
        field !== null &&
        (keys.includes(field.key) || (field.period !== undefined && field.key.startsWith(`${entity}.`))),
    );
  });
}

/** How the rows of a sheet are dated, in a sentence; null where columns say it. */
export function datesSentence(plan: Dates & Pick<SheetPlan, 'period'>): string | null {
  const undated = undatedEntities(plan);
  if (undated.length === 0) return null;
  const what = listed(undated.map((entity) => NAMES[entity]?.[1] ?? entity));
  const { period } = plan;
  if (period === undefined)
    return `No column dates the ${what}, and neither the name nor a line above the table says a month: they come in without a date, and what a later import says replaces them.`;
  const days =
    undated.every((entity) => entity === 'usage') || period.days === 1 ? '' : `, and stand for ${period.day}`;
  return `No column dates the ${what}: they are taken for ${periodLabel(period)}, as ${SAID_BY[period.from]}${days}.`;
}

const SAID_BY: Readonly<Record<RowsPeriod['from'], string>> = {
  name: 'the name says',
  title: 'the lines above the table say',
  person: 'you said',
};

/** "January 2026", a day, or from when to when. */
export function periodLabel({ startDate, days }: Pick<RowsPeriod, 'startDate' | 'days'>): string {
  if (days === 1) return startDate;
  const first = new Date(`${startDate}T00:00:00Z`);
  const next = new Date(first.getTime() + days * DAY_MS);
  const isMonth = first.getUTCDate() === 1 && next.getUTCDate() === 1 && days <= 31;
  if (isMonth) return `${MONTHS[first.getUTCMonth()] ?? ''} ${first.getUTCFullYear()}`;
  return `${startDate} to ${new Date(next.getTime() - DAY_MS).toISOString().slice(0, 10)}`;
}

const DAY_MS = 86_400_000;
const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
