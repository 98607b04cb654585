/** NPS of an account with everything that belongs beside it. Source: product page, belief 3. */
import type { NpsView } from '../../shared/contract/account.ts';
import { dayNumberOrNull, inLastDays } from '../../shared/domain/days.ts';
import type { AccountDay } from '../../shared/domain/accountDay.ts';
import { NPS_DAYS } from '../../shared/domain/nps.ts';
import { npsContext } from '../../shared/domain/npsContext.ts';

export function npsView(account: AccountDay): NpsView {
  const { facts, asOf } = account;
  const { nps, reasons, low, high, asked, answered, promoters, detractors, silentRoles, followedUp } = npsContext(
    facts,
    asOf,
  );
  const surveys = new Map(facts.surveys.map((survey) => [survey.id, survey]));
  return {
    value: nps,
    low,
    high,
    asked,
    answered,
    promoters,
    passives: answered - promoters - detractors,
    detractors,
    silentRoles,
    followedUp,
    unaskedRoles: unaskedRoles(account),
    reasons: reasons.map(({ surveyId, person, score, comment, actionTaken }) => ({
      person,
      score,
      comment,
      followedUpDate: surveys.get(surveyId)?.followedUpDate ?? null,
      actionTaken,
    })),
  };
}

/** Roles of active people of whom nobody was asked in the last 365 days. */
function unaskedRoles({ facts, active, day }: AccountDay): readonly string[] {
  const asked = new Set(
    facts.surveys
      .filter(
        ({ kind, askedDate, answeredDate }) =>
          kind === 'NPS' && inLastDays(dayNumberOrNull(askedDate ?? answeredDate), day, NPS_DAYS),
      )
      .map(({ stakeholderId }) => stakeholderId),
  );
  const reached = new Set(active.filter(({ person }) => asked.has(person.id)).flatMap(({ person }) => person.roles));
  return [...new Set(active.flatMap(({ person }) => person.roles))].filter((role) => !reached.has(role));
}
