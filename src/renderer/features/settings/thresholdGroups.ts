/** The thresholds in words, by what they decide. Source: domain page, "Health", "Exceptions", "Names of thresholds". */
import type { ThresholdName } from '../../../shared/domain/model.ts';

export type Unit = 'points' | 'days' | 'share' | 'power';

export interface ThresholdWords {
  readonly name: ThresholdName;
  readonly label: string;
  readonly unit: Unit;
  readonly explain: string;
}

export interface ThresholdGroup {
  readonly title: string;
  readonly thresholds: readonly ThresholdWords[];
}

function threshold(name: ThresholdName, label: string, unit: Unit, explain: string): ThresholdWords {
  return { name, label, unit, explain };
}

export const THRESHOLD_GROUPS: readonly ThresholdGroup[] = [
  {
    title: 'Bands',
    thresholds: [
      threshold('green_from', 'Green from', 'points', 'A score of this or more is green before caps.'),
      threshold('yellow_from', 'Yellow from', 'points', 'A score of this or more is yellow; below is red.'),
      threshold(
        'coverage_floor',
        'Coverage floor',
        'share',
        'With less of the weights known, the account is unproven.',
      ),
      threshold(
        'disagree_points',
        'Disagreement from',
        'points',
        'Pulse and the other parts differ by this much or by two bands.',
      ),
    ],
  },
  {
    title: 'Outcomes',
    thresholds: [
      threshold(
        'late_days_per_point',
        'Days late per point',
        'days',
        'Each full run of this many days late takes one point off a milestone.',
      ),
      threshold('late_cap', 'Most points for lateness', 'points', 'Lateness never takes more than this.'),
      threshold(
        'overdue_from',
        'Overdue starts at',
        'points',
        'A milestone due today and not achieved; one point less per day.',
      ),
      threshold(
        'verified_days',
        'Verified outcome within',
        'days',
        'Without a verified outcome in this time, outcomes are capped.',
      ),
      threshold(
        'unverified_cap',
        'Cap without one',
        'points',
        'Outcomes score at most this without a recent verified outcome.',
      ),
      threshold(
        'outcome_days',
        'Milestones count for',
        'days',
        'Customer milestones due or achieved in this time are scored.',
      ),
    ],
  },
  {
    title: 'Sentiment',
    thresholds: [
      threshold('pulse_days', 'A pulse expires after', 'days', 'When the pulse names no day itself.'),
      threshold('pulse_days_extreme', 'A pulse of 1 or 5 after', 'days', 'Strong feelings age faster.'),
    ],
  },
  {
    title: 'Relationships',
    thresholds: [
      threshold(
        'power_from',
        'Powerful from power',
        'power',
        'Roles with power, below, make powerful whatever the power on file.',
      ),
      threshold(
        'touch_days',
        'Touched within',
        'days',
        'A role counts as covered when its holder was touched in this time.',
      ),
      threshold('support_days', 'Support is known for', 'days', 'An older reading of support is unknown again.'),
      threshold('silent_days', 'Silent decider after', 'days', 'No powerful person was touched in this time.'),
      threshold(
        'thread_yellow_days',
        'Single thread: yellow within',
        'days',
        'Days to the decision with fewer than two people touched.',
      ),
      threshold('thread_red_days', 'Single thread: red within', 'days', 'The same, closer to the decision.'),
    ],
  },
  {
    title: 'Adoption',
    thresholds: [
      threshold('adoption_bar', 'Full marks from', 'share', 'Active of licensed users that count as full adoption.'),
      threshold(
        'feature_floor',
        'Feature floor',
        'share',
        'Below this share of bought features in use, adoption is capped.',
      ),
      threshold(
        'feature_cap',
        'Cap below the floor',
        'points',
        'Adoption scores at most this below the feature floor.',
      ),
      threshold('usage_days', 'Usage counts for', 'days', 'Older usage leaves the part unknown.'),
      threshold('drop_share', 'A drop is more than', 'share', 'Against the period before.'),
      threshold(
        'drop_points',
        'Points off for a drop',
        'points',
        'Taken from adoption when active users fell that much.',
      ),
    ],
  },
  {
    title: 'Friction',
    thresholds: [
      threshold('p1_points', 'Points per open P1', 'points', 'Deductions add up.'),
      threshold('p2_points', 'Points per open P2', 'points', 'Deductions add up.'),
      threshold('old_ticket_points', 'Points per old ticket', 'points', 'Any priority.'),
      threshold('old_ticket_days', 'A ticket is old after', 'days', 'Open for more than this.'),
    ],
  },
  {
    title: 'Contracts and evidence',
    thresholds: [
      threshold(
        'successor_days',
        'Successor within',
        'days',
        'A contract of the same product starting this near the end continues it.',
      ),
      threshold('lead_days', 'Scored before the decision', 'days', 'How early the backtest scores an account.'),
    ],
  },
];
