/** NPS over the portfolio with everything that belongs beside it. Source: product page, belief 3; domain page, "NPS and time to first value". */
import type { PortfolioNps } from '../../shared/contract/portfolio.ts';
import { compareKeys } from '../../shared/domain/compare.ts';
import { dayNumber } from '../../shared/domain/days.ts';
import { type IsoDay, type Role, ROLES } from '../../shared/domain/facts.ts';
import { type NpsContext, npsContext, npsRollUps } from '../../shared/domain/npsContext.ts';
import { isActiveOn } from '../../shared/domain/people.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import type { CurrencyPolicy } from '../settings/currencyPolicy.ts';
import { convertFigures } from './convertFigures.ts';
import { coverageOf } from './coverage.ts';
import { scoredAccounts } from './scoredAccounts.ts';

const MOST_REASONS = 50;

/** Churned accounts are left out. */
export function portfolioNps(scores: readonly AccountScore[], asOf: IsoDay, policy: CurrencyPolicy): PortfolioNps {
  const alive = scores.filter(({ figures }) => !figures.churned);
  const contexts = alive.map((score) => ({ score, nps: npsContext(score.seen.facts, asOf) }));
  const sum = (of: (nps: NpsContext) => number): number => contexts.reduce((all, { nps }) => all + of(nps), 0);
  const { byPerson, byAnswer, byAccount } = npsRollUps(
    alive.map(({ seen }) => seen.facts),
    asOf,
  );
  const reasons = contexts
    .flatMap(({ score, nps }) =>
      nps.reasons.map(({ surveyId: _, ...reason }) => ({
        accountId: score.figures.accountId,
        account: score.seen.facts.account.name,
        ...reason,
      })),
    )
    .sort((a, b) => a.score - b.score || compareKeys(a.account, b.account));
  const answering = new Set(contexts.filter(({ nps }) => nps.answered > 0).map(({ score }) => score.figures.accountId));
  const accounts = convertFigures(policy, scoredAccounts(alive));
  return {
    asOf,
    rollUps: [
      { name: 'By person', means: 'Every person once, by their latest answer.', ...byPerson },
      { name: 'By answer', means: 'Every answer of the last 365 days.', ...byAnswer },
      { name: 'By account', means: 'Every account once, by the mean of its people’s latest answers.', ...byAccount },
    ],
    asked: sum(({ asked }) => asked),
    answered: sum(({ answered }) => answered),
    coverage: coverageOf(
      accounts.filter(({ account }) => answering.has(account.id)),
      accounts,
    ),
    roles: silentRoles(contexts, asOf),
    reasons: reasons.slice(0, MOST_REASONS),
    moreReasons: Math.max(0, reasons.length - MOST_REASONS),
    followedUp: sum(({ followedUp }) => followedUp),
    actedOn: sum(({ actedOn }) => actedOn),
    definition:
      'NPS = 100 x (promoters 9-10 less detractors 0-6) / answers of the last 365 days, with a 95 % interval. Fewer than five answers give no number. ' +
      'Nothing is imputed for people who did not answer. Churned accounts are left out.',
  };
}

function silentRoles(
  contexts: readonly { readonly score: AccountScore; readonly nps: NpsContext }[],
  asOf: IsoDay,
): PortfolioNps['roles'] {
  const day = dayNumber(asOf);
  const held = new Map<Role, { accounts: number; silent: number }>();
  for (const { score, nps } of contexts) {
    const active = score.seen.facts.stakeholders.filter((person) => isActiveOn(person, day));
    for (const role of new Set(active.flatMap(({ roles }) => roles))) {
      const entry = held.get(role) ?? { accounts: 0, silent: 0 };
      entry.accounts += 1;
      if (nps.silentRoles.includes(role)) entry.silent += 1;
      held.set(role, entry);
    }
  }
  return [...held]
    .map(([role, entry]) => ({ role, ...entry }))
    .sort((a, b) => b.silent / b.accounts - a.silent / a.accounts || ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}
