/** The newest pulses, surveys, tickets and touches of an account with the names that belong to them. */
import type { AccountPage } from '../../shared/contract/account.ts';
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';

type Signals = Pick<AccountPage, 'pulses' | 'surveys' | 'tickets' | 'touches' | 'more'>;

/** Of each kind this many; the rest is counted. */
const NEWEST = 200;

/** Newest first; what is dated after `asOf` is not seen, what has no date comes last. */
export function recentSignals(facts: AccountFacts, asOf: IsoDay): Signals {
  const names = new Map(facts.stakeholders.map(({ id, name }) => [id, name]));
  const pulses = newest(facts.pulses, ({ date }) => date, asOf);
  const surveys = newest(facts.surveys, ({ askedDate, answeredDate }) => askedDate ?? answeredDate, asOf);
  const tickets = newest(facts.tickets, ({ openedDate }) => openedDate, asOf);
  const touches = newest(facts.touches, ({ date }) => date, asOf);
  return {
    pulses: pulses.shown,
    surveys: surveys.shown.map((survey) => {
      const person = survey.stakeholderId === null ? null : (names.get(survey.stakeholderId) ?? null);
      const isAnswered = survey.answeredDate === null || survey.answeredDate <= asOf;
      // An answer given later is not seen yet: on this day the survey was only asked.
      return isAnswered ? { ...survey, person } : { ...survey, answeredDate: null, score: null, comment: null, person };
    }),
    tickets: tickets.shown.map((ticket) => ({
      ...ticket,
      open: ticket.closedDate === null || ticket.closedDate > asOf,
    })),
    touches: touches.shown.map((touch) => ({
      ...touch,
      people: touch.stakeholderIds.flatMap((id) => names.get(id) ?? []),
    })),
    more: { pulses: pulses.more, surveys: surveys.more, tickets: tickets.more, touches: touches.more },
  };
}

function newest<T>(
  rows: readonly T[],
  dateOf: (row: T) => IsoDay | null,
  asOf: IsoDay,
): { readonly shown: readonly T[]; readonly more: number } {
  const seen = rows
    .filter((row) => (dateOf(row) ?? '') <= asOf)
    .sort((a, b) => ((dateOf(a) ?? '') < (dateOf(b) ?? '') ? 1 : -1));
  return { shown: seen.slice(0, NEWEST), more: Math.max(0, seen.length - NEWEST) };
}
