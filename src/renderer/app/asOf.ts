/** The as-of day: kept in the address, so that Back returns to it and every screen reads the same one. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { useStart } from './start.ts';

export interface AsOf {
  readonly asOf: IsoDay;
  readonly today: IsoDay;
  readonly isToday: boolean;
  /** What methods take: empty means today, so a screen left open overnight moves on by itself. */
  readonly input: { readonly asOf?: IsoDay };
  /** Null goes back to today. */
  readonly setAsOf: (day: IsoDay | null) => void;
}

export function useAsOf(): AsOf {
  const { today } = useStart();
  const chosen = useSearch({ strict: false, select: (search) => search.asOf });
  const navigate = useNavigate();
  const setAsOf = useCallback(
    (day: IsoDay | null) =>
      void navigate({
        to: '.',
        search: (previous) => ({ ...previous, asOf: day === null || day === today ? undefined : day }),
      }),
    [navigate, today],
  );
  const isToday = chosen === undefined || chosen === today;
  const input = useMemo(() => (isToday ? {} : { asOf: chosen }), [isToday, chosen]);
  return { asOf: chosen ?? today, today, isToday, input, setAsOf };
}
