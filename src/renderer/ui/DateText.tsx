/** A day by locale and how far away it is: "31 Mar 2026 · in 34 days". */
import type { ReactNode } from 'react';
import type { IsoDay } from '../../shared/domain/facts.ts';
import classes from './DateText.module.css';
import { formatDay, formatDayLong, formatDistance } from './formatDate.ts';
import { Nothing } from './Nothing.tsx';

interface Props {
  readonly day: IsoDay | null;
  /** Adds the distance from this day; left out: the date alone. */
  readonly asOf?: IsoDay;
}

export function DateText({ day, asOf }: Props): ReactNode {
  if (day === null) return <Nothing />;
  return (
    <time dateTime={day} title={formatDayLong(day)} className={classes.date}>
      {formatDay(day)}
      {asOf !== undefined && <span className={classes.distance}>{formatDistance(day, asOf)}</span>}
    </time>
  );
}
