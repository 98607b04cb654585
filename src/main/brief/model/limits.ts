/** How much of each list a brief prints. An account that would need more than three pages is printed tight: fewer lines, smaller type, all counted. */
export const DENSITIES = ['roomy', 'tight'] as const;
export type BriefDensity = (typeof DENSITIES)[number];

export interface BriefLimits {
  readonly peoplePerCell: number;
  readonly mapGaps: number;
  readonly unknown: number;
  readonly milestonesPerLane: number;
  readonly proofs: number;
  readonly openContracts: number;
  readonly pastContracts: number;
  readonly events: number;
  readonly causes: number;
  /** Letters of a text of the book, e.g. the required outcome. */
  readonly text: number;
  /** Letters of a title or name. */
  readonly title: number;
}

export const LIMITS: Readonly<Record<BriefDensity, BriefLimits>> = {
  roomy: {
    peoplePerCell: 4,
    mapGaps: 6,
    unknown: 10,
    milestonesPerLane: 8,
    proofs: 8,
    openContracts: 8,
    pastContracts: 4,
    events: 4,
    causes: 2,
    text: 300,
    title: 140,
  },
  tight: {
    peoplePerCell: 1,
    mapGaps: 4,
    unknown: 6,
    milestonesPerLane: 5,
    proofs: 4,
    openContracts: 4,
    pastContracts: 2,
    events: 3,
    causes: 1,
    text: 150,
    title: 70,
  },
};
