/** The parts of the score as they are named on screens. */
import type { ScoredPartName } from '../../shared/domain/results.ts';

export const PART_WORDS = {
  outcomes: 'Outcomes',
  sentiment: 'Sentiment',
  relationships: 'Relationships',
  adoption: 'Adoption',
  friction: 'Friction',
  nps: 'NPS',
} as const satisfies Record<ScoredPartName, string>;
