/**
 * The score model: weights and thresholds the team may edit, each edit a new dated version.
 * Source: domain page, "Health", "Score, band, caps", "Names of thresholds"; product page, beliefs 3, 7 and 14.
 */
import { compareKeys } from './compare.ts';
import { CHANNELS, type Channel, type IsoDay, type Role } from './facts.ts';
import { DEFAULT_HALF_LIVES, FACT_KINDS, type HalfLives } from './freshness.ts';
import { PARTS, type PartName } from './results.ts';

/** Every threshold by its name on the domain page, with its default. Days, points (0-100) or shares (0-1). */
export const DEFAULT_THRESHOLDS = {
  green_from: 75,
  yellow_from: 50,
  coverage_floor: 0.6,
  late_days_per_point: 3,
  late_cap: 30,
  overdue_from: 50,
  verified_days: 365,
  unverified_cap: 60,
  pulse_days: 90,
  pulse_days_extreme: 30,
  power_from: 4,
  touch_days: 90,
  adoption_bar: 0.7,
  feature_floor: 0.3,
  feature_cap: 50,
  usage_days: 180,
  drop_share: 0.2,
  drop_points: 20,
  p1_points: 15,
  p2_points: 7,
  old_ticket_points: 3,
  old_ticket_days: 30,
  silent_days: 120,
  thread_yellow_days: 180,
  thread_red_days: 90,
  disagree_points: 40,
  successor_days: 90,
  lead_days: 90,
  outcome_days: 730,
  support_days: 365,
} as const;

export type ThresholdName = keyof typeof DEFAULT_THRESHOLDS;
export type Thresholds = Readonly<Record<ThresholdName, number>>;
export const THRESHOLD_NAMES: readonly ThresholdName[] = Object.freeze(
  Object.keys(DEFAULT_THRESHOLDS) as ThresholdName[],
);

/** Which roles and touches the rules look at. */
export interface ModelLists {
  /** Roles that make a person powerful whatever their power; `power_from` stands beside them. */
  readonly powerfulRoles: readonly Role[];
  /** Roles that *cover* asks for. */
  readonly coverRoles: readonly Role[];
  /** Channels that touch a person; a touch without a channel always does. */
  readonly touchChannels: readonly Channel[];
  /** Purposes that do not ("newsletter"), compared without case; a touch for one of them counts in no rule. */
  readonly ignoredPurposes: readonly string[];
}

/** As the domain page has them: any channel and any purpose touches. */
export const DEFAULT_LISTS: ModelLists = {
  powerfulRoles: ['decision maker', 'economic buyer', 'executive sponsor'],
  coverRoles: ['decision maker', 'champion', 'user lead'],
  touchChannels: CHANNELS,
  ignoredPurposes: [],
};

/** Whether some touches count less than others, so that the rules have to know channel and purpose. */
export function sortsTouches({ touchChannels, ignoredPurposes }: ModelLists): boolean {
  return ignoredPurposes.length > 0 || CHANNELS.some((channel) => !touchChannels.includes(channel));
}

export interface ScoreModel {
  /** Counts up with each edit. */
  readonly version: number;
  /** First day on which this version is in force. */
  readonly fromDate: IsoDay;
  /** null: for every segment without a model of its own. */
  readonly segment: string | null;
  /** Not normalised; 0 takes a part out of the score. */
  readonly weights: Readonly<Record<PartName, number>>;
  /** NPS is context: 0 unless the team insists. */
  readonly npsWeight: number;
  readonly thresholds: Thresholds;
  readonly lists: ModelLists;
  /** Shown beside facts and scores; no rule reads them. */
  readonly halfLives: HalfLives;
}

/** The model a new book starts with; also in force on days before the first version of a book. */
export const DEFAULT_MODEL: ScoreModel = {
  version: 0,
  fromDate: '1970-01-01',
  segment: null,
  weights: { outcomes: 30, sentiment: 30, relationships: 20, adoption: 15, friction: 5 },
  npsWeight: 0,
  thresholds: DEFAULT_THRESHOLDS,
  lists: DEFAULT_LISTS,
  halfLives: DEFAULT_HALF_LIVES,
};

/** The version in force on a day for a segment: its own latest one, else the latest general one, else the default. */
export function modelInForce(models: readonly ScoreModel[], asOf: IsoDay, segment: string | null = null): ScoreModel {
  const started = models.filter((model) => compareKeys(model.fromDate, asOf) <= 0);
  const own = segment === null ? null : latest(started.filter((model) => model.segment === segment));
  return own ?? latest(started.filter((model) => model.segment === null)) ?? DEFAULT_MODEL;
}

/** The model in force on a day by segment, looked up once per segment. */
export function modelsInForce(models: readonly ScoreModel[], asOf: IsoDay): (segment: string | null) => ScoreModel {
  const known = new Map<string | null, ScoreModel>();
  return (segment) => {
    const model = known.get(segment) ?? modelInForce(models, asOf, segment);
    known.set(segment, model);
    return model;
  };
}

function latest(models: readonly ScoreModel[]): ScoreModel | null {
  return models.reduce<ScoreModel | null>(
    (best, model) =>
      best === null ||
      model.fromDate > best.fromDate ||
      (model.fromDate === best.fromDate && model.version > best.version)
        ? model
        : best,
    null,
  );
}

/** One finding about a model: errors keep it from being saved, warnings are shown beside it. */
export interface ModelFinding {
  readonly level: 'error' | 'warning';
  readonly code: string;
  readonly sentence: string;
}

/** NPS above this share of all weights draws a warning. */
export const NPS_WARNING_SHARE = 0.05;

/** What is wrong with a model, in sentences: 3-5 parts, sane figures, ordered bands, NPS as context. */
export function validateModel(model: ScoreModel): readonly ModelFinding[] {
  const findings: ModelFinding[] = [];
  const error = (code: string, sentence: string): void => void findings.push({ level: 'error', code, sentence });
  const weights = [...PARTS.map((part) => model.weights[part]), model.npsWeight];
  if (weights.some((weight) => !Number.isFinite(weight) || weight < 0))
    error('model/weight', 'Each weight is a number of 0 or more.');
  const weighted = weights.filter((weight) => weight > 0).length;
  if (weighted < 3 || weighted > 5) {
    error(
      'model/parts',
      `${weighted} parts have a weight. A score people can explain has 3 to 5: give or take weights until it does.`,
    );
  }
  for (const name of THRESHOLD_NAMES) {
    const value = model.thresholds[name];
    if (!Number.isFinite(value) || value < 0) error('model/threshold', `${name} is a number of 0 or more.`);
  }
  const { green_from, yellow_from, coverage_floor, adoption_bar, late_days_per_point } = model.thresholds;
  if (green_from > 100 || yellow_from > green_from)
    error('model/bands', 'Yellow starts at or below green, and green at 100 or below.');
  if (coverage_floor > 1) error('model/coverage', 'coverage_floor is a share between 0 and 1.');
  if (adoption_bar <= 0 || late_days_per_point <= 0)
    error('model/divisor', 'adoption_bar and late_days_per_point are above 0.');
  for (const kind of FACT_KINDS) {
    const days = model.halfLives[kind];
    if (!Number.isFinite(days) || days <= 0)
      error('model/half-life', `The half-life of a ${kind} is a number of days above 0.`);
  }
  if (model.lists.coverRoles.length === 0) error('model/cover-roles', 'Cover asks for at least one role.');
  if (model.lists.touchChannels.length === 0) error('model/channels', 'At least one channel counts as a touch.');
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum > 0 && model.npsWeight / sum > NPS_WARNING_SHARE) {
    const share = Math.round((1000 * model.npsWeight) / sum) / 10;
    findings.push({
      level: 'warning',
      code: 'model/nps-weight',
      sentence: `NPS weighs ${share} % of the score. It is context: above 5 % a few answers move the account.`,
    });
  }
  return findings;
}
