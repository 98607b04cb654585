/** What was reached for the customer and how well it is proven; the plan ahead. */
import type { AccountPage, MilestoneView } from '../../../shared/contract/account.ts';
import { milestoneFinding } from '../../../shared/charts/milestoneWords.ts';
import { milestoneTimeline } from '../../../shared/charts/milestoneTimeline.ts';
import { PRINT_CHART } from '../../../shared/charts/theme.ts';
import { count } from '../../../shared/domain/wording.ts';
import type { BriefLimits } from './limits.ts';
import type { BriefModel, ProofLine } from './types.ts';
import { capital, clipped, longDay, said } from './words.ts';

const CUSTOMER_LEVELS = {
  'customer-signed': 'Signed by you',
  'customer-stated': 'Stated by you',
  measured: 'Measured',
  claimed: 'To be confirmed',
} as const;
const LEVEL_ORDER = ['customer-signed', 'customer-stated', 'measured', 'claimed'] as const;

export function provenOf(page: AccountPage, limits: BriefLimits, forCustomer: boolean): BriefModel['proven'] {
  const reached = page.milestones.filter(
    (milestone) => milestone.lane === 'customer' && milestone.achievedOnDate !== null,
  );
  const shown = forCustomer ? reached.filter((milestone) => milestone.state !== 'claimed') : reached;
  const best = shown.toSorted(
    (one, other) =>
      rank(one) - rank(other) || (other.achievedOnDate ?? '').localeCompare(one.achievedOnDate ?? '', 'en'),
  );
  return {
    sentence: forCustomer ? customerSentence(reached) : provenSentence(page, reached),
    lines: best.slice(0, limits.proofs).map((milestone) => proofLine(milestone, limits, forCustomer)),
  };
}

/** The level as the rules see it on the day: evidence dated later leaves a claim. */
function levelOf(milestone: MilestoneView): (typeof LEVEL_ORDER)[number] {
  if (milestone.state === 'verified')
    return milestone.evidenceLevel === 'customer-signed' ? 'customer-signed' : 'customer-stated';
  return milestone.state === 'measured' ? 'measured' : 'claimed';
}

const rank = (milestone: MilestoneView): number => LEVEL_ORDER.indexOf(levelOf(milestone));

function proofLine(milestone: MilestoneView, limits: BriefLimits, forCustomer: boolean): ProofLine {
  const level = levelOf(milestone);
  const seen = level !== 'claimed';
  const steps = [milestone.evidenceFrom, milestone.evidenceNow].filter((step) => step !== null);
  const target = milestone.evidenceTarget === null ? '' : `, target ${milestone.evidenceTarget}`;
  const measure =
    steps.length === 0
      ? null
      : `${milestone.evidenceMetric === null ? '' : `${milestone.evidenceMetric}: `}${steps.join(' to ')}${target}`;
  return {
    title: clipped(milestone.title, limits.title),
    outcome: milestone.outcome === null ? null : clipped(milestone.outcome, limits.title),
    level: forCustomer ? CUSTOMER_LEVELS[level] : capital(level),
    missing: forCustomer ? 'your words and figures are missing' : 'no evidence on file',
    isVerified: milestone.state === 'verified',
    measure: seen && measure !== null ? clipped(measure, limits.text) : null,
    quote: seen && milestone.evidenceQuote !== null ? clipped(milestone.evidenceQuote, limits.text) : null,
    who: seen && milestone.evidenceWho !== null ? clipped(milestone.evidenceWho, limits.title) : null,
    day: milestone.achievedOnDate === null ? null : longDay(milestone.achievedOnDate),
  };
}

function customerSentence(reached: readonly MilestoneView[]): string {
  const verified = reached.filter((milestone) => milestone.state === 'verified').length;
  return reached.length === 0
    ? 'No milestone has been reached yet.'
    : `${reached.length} of your milestones reached, ${verified} confirmed by you.`;
}

function provenSentence(page: AccountPage, reached: readonly MilestoneView[]): string {
  const verified = reached.filter((milestone) => milestone.state === 'verified');
  const first = page.timeToFirstValueDays;
  if (reached.length === 0) return 'Nothing has been reached for the customer that the book knows of.';
  const told =
    verified.length === 0
      ? 'none confirmed by the customer'
      : verified.length === reached.length
        ? 'all confirmed by the customer'
        : `${verified.length} confirmed by the customer`;
  return `${count(reached.length, 'milestone of the customer', 'milestones of the customer')} reached, ${told}.${first === null || first < 0 ? '' : ` First confirmed value after ${count(first, 'day')}.`}`;
}

export function planOf(
  page: AccountPage,
  {
    width,
    limits,
    forCustomer,
  }: { readonly width: number; readonly limits: BriefLimits; readonly forCustomer: boolean },
): BriefModel['plan'] {
  const { milestones, health, slips, asOf } = page;
  const decisionDate = forCustomer ? null : health.decisionDate;
  const shown = forCustomer
    ? milestones.filter((milestone) => milestone.state !== 'dropped' && milestone.lane !== 'unknown')
    : milestones;
  const finding = said(milestoneFinding(shown, asOf, decisionDate));
  const slipped =
    slips.customer === 0 && slips.vendor === 0
      ? ''
      : ` Slipped in all: ${slips.customer} days on the customer's side, ${slips.vendor} on ours.`;
  return {
    timeline:
      shown.length === 0
        ? null
        : milestoneTimeline(
            { milestones: shown, asOf, decisionDate },
            {
              theme: PRINT_CHART,
              width,
              mostPerLane: limits.milestonesPerLane,
              reader: forCustomer ? 'customer' : 'us',
            },
          ),
    sentence: forCustomer ? '' : `${finding}${slipped}`,
  };
}
