/**
 * The latest call of each caller on a contract. Source: domain page, "Fine print: days, dates, ties" (several forecasts
 * of one caller on one contract on the same day: the worst counts).
 */
import { type DayNumber, dayNumberOrNull } from './days.ts';
import type { Caller, Forecast, ForecastCategory } from './facts.ts';

const BADNESS: Readonly<Record<ForecastCategory, number>> = { commit: 0, likely: 1, 'at risk': 2, loss: 3 };

/** The latest forecast of a caller on a contract by `day`; null without one. An undated forecast is the oldest. */
export function latestForecast(
  forecasts: readonly Forecast[],
  contractId: string,
  caller: Caller,
  day: DayNumber,
): Forecast | null {
  let best: Forecast | null = null;
  let bestDay = -Infinity;
  for (const forecast of forecasts) {
    if (forecast.contractId !== contractId || forecast.caller !== caller) continue;
    const called = dayNumberOrNull(forecast.date) ?? -Infinity;
    if (called > day || called < bestDay) continue;
    if (best !== null && called === bestDay && BADNESS[forecast.category] <= BADNESS[best.category]) continue;
    best = forecast;
    bestDay = called;
  }
  return best;
}
