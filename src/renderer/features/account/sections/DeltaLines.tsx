/** The lines of a delta: they add up exactly to the move, each with the facts behind it and where those came from. */
import type { ReactNode } from 'react';
import type { AccountDelta } from '../../../../shared/contract/account.ts';
import type { FactRef } from '../../../../shared/domain/results.ts';
import { BandBadge } from '../../../ui/BandBadge.tsx';
import { formatDay } from '../../../ui/formatDate.ts';
import { formatDelta, formatNumber } from '../../../ui/formatNumber.ts';
import { accountTexts, partNames } from '../texts.ts';
import classes from './Lists.module.css';
import { OriginButton } from './OriginButton.tsx';
import { OriginButtons } from './OriginButtons.tsx';

const MOST_EVENTS = 6;
const MOST_CAUSES = 4;
const texts = accountTexts.delta;

export function DeltaLines({ delta }: { readonly delta: AccountDelta }): ReactNode {
  const moved = delta.lines.filter((line) => Math.abs(line.points) > 1e-9);
  return (
    <>
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
            <span className={classes.words}>
              <strong>{line.part === 'came or went' ? texts.cameOrWent : partNames[line.part]}</strong>
              {line.because.slice(0, MOST_CAUSES).map((cause) => (
                <Cause key={cause.sentence} sentence={cause.sentence} facts={cause.facts} />
              ))}
              {line.because.length > MOST_CAUSES && (
                <span className={classes.line}>{texts.more(line.because.length - MOST_CAUSES)}</span>
              )}
            </span>
          </li>
        ))}
        {Math.abs(delta.reweighted) > 1e-9 && (
          <li>
            <span className={classes.figure}>{withArrow(delta.reweighted)}</span>
            <strong>{texts.reweighted}</strong>
          </li>
        )}
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
                <time dateTime={event.date}>{formatDay(event.date)}</time> {event.sentence}{' '}
                <OriginButton fact={event.fact} of={event.sentence} />
              </li>
            ))}
            {delta.events.length > MOST_EVENTS && <li>{texts.more(delta.events.length - MOST_EVENTS)}</li>}
          </ul>
        </>
      )}
    </>
  );
}

function Cause({ sentence, facts }: { readonly sentence: string; readonly facts: readonly FactRef[] }): ReactNode {
  return (
    <span className={classes.line}>
      {sentence} <OriginButtons facts={facts} of={sentence} />
    </span>
  );
}

/** Deltas carry a sign and an arrow, never colour alone. */
function withArrow(points: number): string {
  const arrow = points > 0 ? '▲' : points < 0 ? '▼' : '';
  return `${arrow} ${formatDelta(points)}`.trim();
}
