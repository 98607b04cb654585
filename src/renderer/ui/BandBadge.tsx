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
  const { letter, word } = BAND_LOOKS[band];
  if (!withWord) {
    return (
      <span role="img" aria-label={word} title={word} className={classes.letter} data-band={band}>
        {letter}
      </span>
    );
  }
  return (
    <span className={classes.badge}>
      <span className={classes.letter} data-band={band} aria-hidden="true">
        {letter}
      </span>
      <span className={classes.word}>{word}</span>
    </span>
  );
}
