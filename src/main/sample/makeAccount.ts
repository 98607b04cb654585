/** The account row of one invented customer, with the blanks that real books have. */
import type { Account } from '../../shared/domain/facts.ts';
import { ACCOUNT_MANAGERS, CSMS } from './cast.ts';
import type { Scene } from './scene.ts';

const UNPROVEN = new Set(['fresh', 'forgotten', 'hushed']);

export function makeAccount(scene: Scene): Account {
  const { customer, goal, story } = scene;
  const random = scene.random('account');
  const churned = customer.story === 'left' || customer.story === 'leftGreen';
  const unproven = UNPROVEN.has(customer.story);
  const knowsOutcome = !unproven || customer.story === 'fresh' ? random.chance(0.92) : random.chance(0.3);
  const csm = CSMS[customer.csm] ?? CSMS[0];
  const owner = customer.segment === 'Enterprise' ? random.pick(ACCOUNT_MANAGERS) : csm;
  return {
    id: scene.id('a', 0),
    name: customer.name,
    externalId: `FB-${String(1000 + scene.number * 17)}`,
    domain: customer.domain,
    segment: customer.segment,
    industry: scene.industry.label,
    region: customer.region,
    lifecycleStage: churned
      ? 'Closed'
      : customer.term === 'new'
        ? 'Onboarding'
        : customer.term === 'grown'
          ? 'Growing'
          : 'Adopted',
    csm,
    renewalOwner: customer.story === 'forgotten' ? null : owner,
    fit: customer.story === 'left' ? 'poor' : random.chance(0.8) ? 'good' : 'unknown',
    requiredOutcome: knowsOutcome
      ? `${goal.required} (${goal.metric.toLowerCase()} from ${goal.from} to ${goal.target} ${goal.unit})`
      : null,
    appropriateExperience: knowsOutcome && random.chance(0.75) ? goal.experience : null,
    status: churned ? 'churned' : 'active',
    savedDate: story.savedAge === null ? null : scene.ago(story.savedAge),
  };
}
