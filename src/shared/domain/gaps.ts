/**
 * What the book does not say about an account, loudest first: each gap names the field that would close it.
 * Source: domain page, "Fine print" (listed as a gap); product page, beliefs 6, 8 and 16.
 */
import type { AccountDay } from './accountDay.ts';
import { isoDay } from './days.ts';
import type { FactRef, FactTable, Gap } from './results.ts';
import { count, names } from './wording.ts';

/** The gaps of an account as seen on its day. */
export function gapsOf(account: AccountDay): readonly Gap[] {
  return [
    ...accountGaps(account),
    ...peopleAndTouchGaps(account),
    ...milestoneGaps(account),
    ...contractGaps(account),
    ...undatedGaps(account),
  ];
}

function gap(key: string, sentence: string, field: string | null, facts: readonly FactRef[] = []): Gap {
  return { key, kind: 'gap', sentence, facts, field };
}

function accountGaps({ facts: { account, pulses }, pulse }: AccountDay): readonly Gap[] {
  const ref: readonly FactRef[] = [{ table: 'account', id: account.id }];
  const gaps: Gap[] = [];
  if (isBlank(account.requiredOutcome))
    gaps.push(gap('no-required-outcome', 'No required outcome on file.', 'account.requiredOutcome', ref));
  if (isBlank(account.appropriateExperience)) {
    gaps.push(
      gap('no-appropriate-experience', 'No appropriate experience on file.', 'account.appropriateExperience', ref),
    );
  }
  if (isBlank(account.csm)) gaps.push(gap('no-csm', 'No CSM on file.', 'account.csm', ref));
  if (account.fit === null || account.fit === 'unknown')
    gaps.push(gap('no-fit', 'Fit is unknown.', 'account.fit', ref));
  if (pulse === null) gaps.push(gap('no-pulse', 'No pulse on file.', 'pulse.value', ref));
  const silent = pulses.filter(({ reason }) => isBlank(reason));
  if (pulse !== null && silent.includes(pulse.pulse)) {
    gaps.push(
      gap('pulse-without-reason', 'The latest pulse has no reason.', 'pulse.reason', [
        { table: 'pulse', id: pulse.pulse.id },
      ]),
    );
  }
  return gaps;
}

function peopleAndTouchGaps(account: AccountDay): readonly Gap[] {
  const gaps: Gap[] = [];
  if (account.active.length === 0)
    gaps.push(gap('no-stakeholders', 'No active stakeholder on file.', 'stakeholder.name'));
  if (!account.anyTouch) {
    const nameless = account.facts.touches.some(({ date }) => date === null || date <= account.asOf);
    gaps.push(
      gap('no-touches', nameless ? 'No touches on file that name a person.' : 'No touches on file.', 'touch.date'),
    );
  }
  const unknown = account.powerful.filter(({ support }) => support === null);
  const { support_days: supportDays } = account.thresholds;
  for (const { person, supportDay } of unknown) {
    const aged = supportDay !== null && supportDay <= account.day && person.support !== null;
    const age = aged ? ` since ${isoDay(supportDay)}: ${account.day - supportDay} days old, ${supportDays} count` : '';
    gaps.push(
      gap(
        'support-unknown',
        `The support of ${person.name}, who has power, is unknown${age}.`,
        'stakeholder.support',
        ref('stakeholder', person.id),
      ),
    );
  }
  return gaps;
}

function milestoneGaps({ facts: { milestones }, milestones: customers }: AccountDay): readonly Gap[] {
  const gaps: Gap[] = [];
  if (customers.length === 0)
    gaps.push(gap('no-customer-milestone', 'No customer milestone on file.', 'milestone.title'));
  for (const milestone of milestones) {
    const facts = ref('milestone', milestone.id);
    if (milestone.ownerSide === null) {
      gaps.push(
        gap(
          'milestone-owner-side',
          `"${milestone.title}" has no owner side and counts for nobody.`,
          'milestone.ownerSide',
          facts,
        ),
      );
    }
    if (milestone.dueDate === null && milestone.achievedDate === null) {
      gaps.push(
        gap(
          'milestone-undated',
          `"${milestone.title}" has no due date and no achieved date.`,
          'milestone.dueDate',
          facts,
        ),
      );
    }
  }
  return gaps;
}

function contractGaps({ contracts, day }: AccountDay): readonly Gap[] {
  const gaps: Gap[] = [];
  if (contracts.length === 0) gaps.push(gap('no-contract', 'No contract on file.', 'contract.endDate'));
  for (const { contract, status, endDay, successor } of contracts) {
    const facts = ref('contract', contract.id);
    const name = contract.product ?? 'A contract';
    const add = (key: string, what: string, field: string): void =>
      void gaps.push(gap(key, `${name} ${what}.`, field, facts));
    if (contract.startDate === null) add('contract-start', 'has no start date', 'contract.startDate');
    if (contract.endDate === null) add('contract-end', 'has no end date and is never due', 'contract.endDate');
    if (contract.arrMinor === null) add('contract-arr', 'has no ARR', 'contract.arrMinor');
    else if (contract.currency === null) add('contract-currency', 'has no currency', 'contract.currency');
    if (contract.noticeDays === null && status === 'pending')
      add('notice-days', 'has no notice period; it counts as 0 days', 'contract.noticeDays');
    if (status === 'renewed' && successor === null && endDay !== null && endDay <= day) {
      add('next-term-missing', `ended ${isoDay(endDay)} renewed, next term missing`, 'contract.startDate');
    }
  }
  return gaps;
}

/** Facts without a date are seen on every day: each table that has some is a gap. */
function undatedGaps({ facts }: AccountDay): readonly Gap[] {
  const undated: readonly (readonly [FactTable, string, readonly string[], string])[] = [
    ['pulse', 'pulse', ids(facts.pulses, ({ date }) => date), 'pulse.date'],
    ['touch', 'touch', ids(facts.touches, ({ date }) => date), 'touch.date'],
    [
      'survey',
      'survey answer',
      ids(
        facts.surveys.filter(({ score }) => score !== null),
        ({ answeredDate }) => answeredDate,
      ),
      'survey.answeredDate',
    ],
    ['usage', 'usage row', ids(facts.usage, ({ periodStartDate }) => periodStartDate), 'usage.periodStartDate'],
    ['ticket', 'ticket', ids(facts.tickets, ({ openedDate }) => openedDate), 'ticket.openedDate'],
    ['forecast', 'forecast', ids(facts.forecasts, ({ date }) => date), 'forecast.date'],
    [
      'stakeholder',
      'support',
      ids(
        facts.stakeholders.filter(({ support }) => support !== null),
        ({ supportDate }) => supportDate,
      ),
      'stakeholder.supportDate',
    ],
  ];
  const gone = facts.stakeholders.filter(({ status, leftDate }) => status === 'left' && leftDate === null);
  const gaps = undated.flatMap(([table, noun, found, field]): readonly Gap[] => {
    if (found.length === 0) return [];
    const plural = noun.endsWith('h') ? `${noun}es` : `${noun}s`;
    const sentence = `${count(found.length, noun, plural)} without a date: seen on every day.`;
    return [
      gap(
        `undated-${table}`,
        sentence,
        field,
        found.map((id) => ({ table, id })),
      ),
    ];
  });
  if (gone.length === 0) return gaps;
  const sentence = `${names(gone.map(({ name }) => name))} left on an unknown day and counts as gone on every day.`;
  return [
    ...gaps,
    gap(
      'left-undated',
      sentence,
      'stakeholder.leftDate',
      gone.map(({ id }) => ({ table: 'stakeholder', id })),
    ),
  ];
}

function ids<T extends { readonly id: string }>(
  rows: readonly T[],
  date: (row: T) => string | null,
): readonly string[] {
  return rows.filter((row) => date(row) === null).map(({ id }) => id);
}

function ref(table: FactTable, id: string): readonly FactRef[] {
  return [{ table, id }];
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
