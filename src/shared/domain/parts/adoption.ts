/** Adoption: active of licensed users, falls, and bought features that lie idle. Source: domain page, "Fine print: adoption". */
import type { AccountDay } from '../accountDay.ts';
import { isBelow } from '../compare.ts';
import { isoDay } from '../days.ts';
import type { Term } from '../results.ts';
import {
  currentPeriod,
  featureUse,
  type FeatureUse,
  hasDropped,
  periodBefore,
  type UsagePeriod,
  usagePeriods,
} from '../usagePeriods.ts';
import { figure, names } from '../wording.ts';
import type { PartFigures, PartWords } from './partFigures.ts';

export interface AdoptionFigures extends PartFigures {
  readonly current: UsagePeriod | null;
  readonly before: UsagePeriod | null;
  /** Active of licensed against the bar, 0-100. */
  readonly ratioPoints: number | null;
  readonly dropped: boolean;
  readonly features: FeatureUse | null;
  /** Whether idle features lowered the part to `feature_cap`. */
  readonly capped: boolean;
}

export function adoptionFigures(account: AccountDay): AdoptionFigures {
  const { day, thresholds, facts } = account;
  const periods = usagePeriods(facts.usage, day);
  const current = currentPeriod(periods, day, thresholds);
  if (current === null) {
    return {
      value: null,
      newestDay: null,
      current,
      before: null,
      ratioPoints: null,
      dropped: false,
      features: null,
      capped: false,
    };
  }
  const before = periodBefore(periods, current);
  const ratioPoints = 100 * Math.min(1, current.active / current.licensed / thresholds.adoption_bar);
  const dropped = hasDropped(current, before, thresholds);
  const afterDrop = dropped ? Math.max(0, ratioPoints - thresholds.drop_points) : ratioPoints;
  const features = featureUse(facts.usage, day, thresholds);
  const idle =
    features.bought.length > 0 && isBelow(features.used.size / features.bought.length, thresholds.feature_floor);
  const capped = idle && afterDrop > thresholds.feature_cap;
  const value = capped ? thresholds.feature_cap : afterDrop;
  return { value, newestDay: current.lastDay, current, before, ratioPoints, dropped, features, capped };
}

export function adoptionWords(figures: AdoptionFigures, account: AccountDay): PartWords {
  const { current, before, ratioPoints, features } = figures;
  const {
    usage_days: usageDays,
    drop_points: dropPoints,
    feature_cap: featureCap,
    adoption_bar: bar,
  } = account.thresholds;
  if (current === null || ratioPoints === null)
    return { why: `No usage with licences in the last ${usageDays} days.`, terms: [] };
  const period = `${isoDay(current.startDay)} to ${isoDay(current.lastDay)}`;
  const ratio = `${current.active} active of ${current.licensed} licensed users`;
  const terms: Term[] = [
    {
      label: `${ratio}, ${period}; ${figure(bar * 100)} % counts as full`,
      points: ratioPoints,
      weight: null,
      facts: refs(current),
    },
  ];
  let why = `${ratio} (${figure(ratioPoints)})`;
  if (figures.dropped && before !== null) {
    const fall = `active users fell from ${before.active} to ${current.active} against the period before`;
    why += `; ${fall}: -${dropPoints}`;
    terms.push({
      label: capital(fall),
      points: Math.max(-dropPoints, -ratioPoints),
      weight: null,
      facts: refs(before),
    });
  }
  if (features !== null && features.bought.length > 0) {
    const idle = features.bought.filter((feature) => !features.used.has(feature));
    const share = `${features.used.size} of ${features.bought.length} bought features used in 90 days`;
    const unused = idle.length === 0 ? '' : ` (idle: ${names(idle)})`;
    if (figures.capped) why += `; ${share}: at most ${featureCap}`;
    terms.push({
      label: `${share}${unused}`,
      points: figures.capped ? featureCap - afterDropOf(figures, dropPoints) : null,
      weight: null,
      facts: refs(features),
    });
  }
  return { why: `${why}.`, terms };
}

function afterDropOf(figures: AdoptionFigures, dropPoints: number): number {
  const ratioPoints = figures.ratioPoints ?? 0;
  return figures.dropped ? Math.max(0, ratioPoints - dropPoints) : ratioPoints;
}

function refs({ rows }: Pick<UsagePeriod, 'rows'>): Term['facts'] {
  return rows.map(({ id }) => ({ table: 'usage', id }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
