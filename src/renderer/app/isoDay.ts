import type { IsoDay } from '../../shared/domain/facts.ts';

/** Whether something from an address is a day like "2026-03-31". */
export function isIsoDay(value: unknown): value is IsoDay {
  return (
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
  );
}
