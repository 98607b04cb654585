/**
 * The term of a contract and the turns an auto-renewing one takes.
 * Source: domain page, "Fine print: contracts and renewals" ("takes another turn").
 */
import { addMonths, type DayNumber, exactMonthsBetween } from './days.ts';

/** Gives the end of turn k (k = 1 is the contract's own end). */
export type TurnEnd = (turn: number) => DayNumber;

/**
 * How the end moves on by the term: by the whole months from start to end, or to the day after end (then less that one
 * day), clipped to the month's last day; by days where no whole months fit. Null for a contract that does not end after
 * its start: it takes no turn.
 */
export function turnEnds(startDay: DayNumber | null, endDay: DayNumber | null): TurnEnd | null {
  if (startDay === null || endDay === null || endDay <= startDay) return null;
  const toEnd = exactMonthsBetween(startDay, endDay);
  if (toEnd !== null) return (turn) => addMonths(startDay, turn * toEnd);
  const toDayAfter = exactMonthsBetween(startDay, endDay + 1);
  if (toDayAfter !== null) return (turn) => addMonths(startDay, turn * toDayAfter) - 1;
  return (turn) => startDay + turn * (endDay - startDay);
}

/** A turn of an auto-renewing contract that passed: one contract that ended, one renewed decision. */
export interface Turn {
  /** 1 is the contract's own term. */
  readonly number: number;
  readonly endDay: DayNumber;
  readonly decisionDay: DayNumber;
  /** The day after the decision date. */
  readonly renewedDay: DayNumber;
}

/** Turn `number` as passed. */
export function passedTurn(ends: TurnEnd, number: number, noticeDays: number): Turn {
  const endDay = ends(number);
  const decisionDay = endDay - noticeDays;
  return { number, endDay, decisionDay, renewedDay: decisionDay + 1 };
}
