/** What to know before a brief is sent: holes the reader will see, and the one case in which there is nothing to print. */
import type { BriefAudience, BriefCheck } from '../../shared/contract/brief.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { longDay } from './model/words.ts';

/** In the order of the pages. An account without any facts still prints internally: the gaps are the brief. */
export function preflight({ seen, figures }: AccountScore, audience: BriefAudience): readonly BriefCheck[] {
  const { account, milestones, stakeholders } = seen.facts;
  const forCustomer = audience === 'customer';
  const theirs = milestones.filter((milestone) => milestone.ownerSide === 'customer');
  const warn = (holds: boolean, key: string, sentence: string): readonly BriefCheck[] =>
    holds ? [{ key, level: 'warn', sentence }] : [];
  const stop = (holds: boolean, key: string, sentence: string): readonly BriefCheck[] =>
    holds ? [{ key, level: 'stop', sentence }] : [];
  const wantsNothing = account.requiredOutcome === null;
  return [
    ...stop(forCustomer && figures.churned, 'churned', 'The account has churned: there is no success plan to show it.'),
    ...stop(
      forCustomer && wantsNothing && milestones.length === 0,
      'nothing-to-show',
      'Neither a required outcome nor a milestone is on file: the page would be empty.',
    ),
    ...warn(wantsNothing, 'no-required-outcome', 'No required outcome on file; the brief says so in red.'),
    ...warn(theirs.length === 0, 'no-customer-milestone', 'No milestone of the customer on file.'),
    ...warn(!forCustomer && stakeholders.length === 0, 'no-people', 'Nobody is on file: the map is left out.'),
    ...warn(
      !forCustomer && figures.band === 'unproven',
      'unproven',
      `Only ${Math.floor(figures.coverage * 100 + 1e-9)} % of the score is known: the account shows as unproven.`,
    ),
    ...warn(
      !forCustomer && figures.decisionDate !== null && figures.decisionDate < figures.asOf,
      'past-decision',
      `The decision date has passed${figures.decisionDate === null ? '' : ` (${longDay(figures.decisionDate)})`}.`,
    ),
    ...warn(
      !forCustomer && !figures.churned && figures.pending.length === 0,
      'no-pending-contract',
      'No contract is up for renewal.',
    ),
  ];
}
