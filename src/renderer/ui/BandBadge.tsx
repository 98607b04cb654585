/** Band as letter on colour; unproven is hatched. `withWord` writes the word beside the letter. */
import type { ReactNode } from 'react';
import type { Band } from '../../shared/domain/results.ts';
import { BAND_LOOKS } from './bands.ts';
import classes from './BandBadge.module.css';

interface Props {
  readonly band: Band;
  readonly withWord?: boolean;
}

export function BandBadge({ band, withWord = false }: Props): ReactNode {
  const look = BAND_LOOKS[band];
  return (
    <span className={classes.badge} data-band={band} title={withWord ? undefined : look.word}>
      <span className={classes.letter} aria-hidden="true">
        {look.letter}
      </span>
      <span className={withWord ? classes.word : 'qb-only-spoken'}>{look.word}</span>
    </span>
  );
}
