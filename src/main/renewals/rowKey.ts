/** What the rows of the renewals pictures are: a field of the account, the account itself, or its main risk driver. */
import type { HeatmapRows } from '../../shared/contract/renewals.ts';
import { assertNever } from '../../shared/contract/errors.ts';
import { NO_KEY, type ScoredAccount } from '../../shared/domain/renewals.ts';
import { PARTS, type AccountFigures } from '../../shared/domain/results.ts';

/** The key of an account's row; blank keys are "(none)". */
export function rowKey(rows: HeatmapRows, { account, health }: ScoredAccount): string {
  switch (rows) {
    case 'segment':
      return orNone(account.segment);
    case 'csm':
      return orNone(account.csm);
    case 'region':
      return orNone(account.region);
    case 'account':
      return account.name;
    case 'driver':
      return riskDriver(health);
    default:
      return assertNever(rows);
  }
}

function orNone(key: string | null): string {
  return key === null || key.trim() === '' ? NO_KEY : key;
}

/**
 * The one thing that holds an account back most: the first exception with the lowest cap, else its weakest known part.
 * Each contract stands in one row only, so that the rows add up.
 */
export function riskDriver(health: AccountFigures): string {
  const lowest = health.exceptions.find(({ cap }) => cap === 'red') ?? health.exceptions[0];
  if (lowest !== undefined) return lowest.name;
  if (health.band === 'green') return 'no driver';
  let weakest: { readonly part: string; readonly value: number } | null = null;
  for (const part of PARTS) {
    const value = health.values[part];
    if (value !== null && (weakest === null || value < weakest.value)) weakest = { part, value };
  }
  return weakest === null ? 'nothing known' : `weak ${weakest.part}`;
}
