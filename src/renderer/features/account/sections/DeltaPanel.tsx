/** Why did it move: the delta per part adding up exactly, with the facts that caused it. */
import type { ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { BandBadge } from '../../../ui/BandBadge.tsx';
import { formatDay } from '../../../ui/formatDate.ts';
import { formatDelta, formatNumber } from '../../../ui/formatNumber.ts';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts, partNames } from '../texts.ts';
import classes from './Lists.module.css';

const MOST_EVENTS = 6;

export function DeltaPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const { delta } = view;
  const texts = accountTexts.delta;
  const moved = delta.lines.filter((line) => Math.abs(line.points) > 1e-9);
  return (
    <Panel
      title={texts.title}
      aside={<span className={classes.dim}>{texts.since(delta.since, formatDay(delta.from))}</span>}
    >
      <p className={classes.lead}>
        <BandBadge band={delta.bandFrom} /> {delta.scoreFrom === null ? '–' : formatNumber(delta.scoreFrom)} →{' '}
        <BandBadge band={delta.bandTo} /> {delta.scoreTo === null ? '–' : formatNumber(delta.scoreTo)}
        {delta.points !== null && <strong> {withArrow(delta.points)}</strong>}
      </p>
      {delta.points === null && <p className={classes.dim}>{texts.unscored}</p>}
      {delta.points !== null && moved.length === 0 && <p className={classes.dim}>{texts.nothing}</p>}
      <ul className={classes.list}>
        {moved.map((line) => (
          <li key={line.part}>
            <span className={classes.figure}>{withArrow(line.points)}</span>
            <span>
              <strong>{line.part === 'came or went' ? texts.cameOrWent : partNames[line.part]}</strong>
              {line.because.slice(0, 4).map((cause) => (
                <span key={cause.sentence} className={classes.line}>
                  {cause.sentence}
                </span>
              ))}
            </span>
          </li>
        ))}
        {delta.exceptionsCame.map((name) => (
          <li key={`+${name}`}>
            <span className={classes.figure}>+</span>
            <span>
              {texts.came}: <strong>{name}</strong>
            </span>
          </li>
        ))}
        {delta.exceptionsWent.map((name) => (
          <li key={`-${name}`}>
            <span className={classes.figure}>−</span>
            <span>
              {texts.went}: <strong>{name}</strong>
            </span>
          </li>
        ))}
      </ul>
      {delta.modelChanged && <p className={classes.warning}>{texts.model}</p>}
      {delta.events.length > 0 && (
        <>
          <h3 className={classes.heading}>{texts.events}</h3>
          <ul className={classes.events}>
            {delta.events.slice(0, MOST_EVENTS).map((event) => (
              <li key={`${event.fact.table}${event.fact.id}${event.sentence}`}>
                <time dateTime={event.date}>{formatDay(event.date)}</time> {event.sentence}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** Deltas carry a sign and an arrow, never colour alone. */
function withArrow(points: number): string {
  const arrow = points > 0 ? '▲' : points < 0 ? '▼' : '';
  return `${arrow} ${formatDelta(points)}`.trim();
}
