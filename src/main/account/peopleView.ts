/** The people of an account as the map, the table and the brief show them: ghosts included. */
import type { PersonView } from '../../shared/contract/account.ts';
import type { AccountDay } from '../../shared/domain/accountDay.ts';
import { inLastDays, isoDayOrNull } from '../../shared/domain/days.ts';
import { latestNpsAnswers } from '../../shared/domain/nps.ts';

/** Active people first, the powerful before the others, then by name. */
export function peopleView({ facts, people, day, asOf, thresholds }: AccountDay): readonly PersonView[] {
  const answers = new Map(latestNpsAnswers(facts.surveys, day).map((answer) => [answer.survey.stakeholderId, answer]));
  const views = people.map(({ person, active, powerful, support, supportDay, lastTouchDay }): PersonView => {
    const answer = answers.get(person.id);
    return {
      ...person,
      active,
      powerful,
      supportSeen: support,
      supportAgeDays: supportDay === null || supportDay > day ? null : day - supportDay,
      lastTouchDate: isoDayOrNull(lastTouchDay),
      touchedRecently: inLastDays(lastTouchDay, day, thresholds.touch_days),
      touches: facts.touches.filter(
        ({ date, stakeholderIds }) => (date === null || date <= asOf) && stakeholderIds.includes(person.id),
      ).length,
      nps: answer?.score ?? null,
      npsDate: isoDayOrNull(answer?.day ?? null),
    };
  });
  const rank = ({ active, powerful }: PersonView): number => (active ? 0 : 2) + (powerful ? 0 : 1);
  return views.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
