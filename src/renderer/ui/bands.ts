/** The four states of an account as they are shown: letter, word, colour variable. Never colour alone. */
import type { Band } from '../../shared/domain/results.ts';

export interface BandLook {
  readonly letter: 'G' | 'Y' | 'R' | 'U';
  readonly word: string;
  /** Name of the CSS variable with the fill. */
  readonly colour: `--qb-${Band}`;
}

export const BAND_LOOKS = {
  green: { letter: 'G', word: 'Green', colour: '--qb-green' },
  yellow: { letter: 'Y', word: 'Yellow', colour: '--qb-yellow' },
  red: { letter: 'R', word: 'Red', colour: '--qb-red' },
  unproven: { letter: 'U', word: 'Unproven', colour: '--qb-unproven' },
} as const satisfies Record<Band, BandLook>;

/** Worst first, unproven after the scored ones: the order of tables and sums. */
export const BAND_ORDER = ['red', 'yellow', 'green', 'unproven'] as const satisfies readonly Band[];
