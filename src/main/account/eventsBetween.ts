/** What happened to an account between two days, in words: the facts dated after the first and up to the second. */
import type { AccountDelta } from '../../shared/contract/account.ts';
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';
import type { FactTable } from '../../shared/domain/results.ts';
import { CALLER_WORDS, sentence } from '../../shared/domain/wording.ts';

type Event = AccountDelta['events'][number];

/** Newest first. */
export function eventsBetween(facts: AccountFacts, from: IsoDay, to: IsoDay): readonly Event[] {
  const names = new Map(facts.stakeholders.map(({ id, name }) => [id, name]));
  const events: Event[] = [];
  const add = (date: IsoDay | null, table: FactTable, id: string, words: string): void => {
    if (date !== null && date > from && date <= to) events.push({ date, sentence: words, fact: { table, id } });
  };
  for (const { id, name, leftDate } of facts.stakeholders) add(leftDate, 'stakeholder', id, `${name} left.`);
  for (const { id, title, achievedDate } of facts.milestones)
    add(achievedDate, 'milestone', id, `"${title}" was achieved.`);
  for (const { id, title, dueDate, achievedDate } of facts.milestones) {
    if (achievedDate === null || achievedDate > to)
      add(dueDate === to ? null : dueDate, 'milestone', id, `"${title}" was due and is open.`);
  }
  for (const { id, date, value, reason } of facts.pulses)
    add(date, 'pulse', id, sentence(`Pulse ${value} of 5${reason === null ? '' : `: ${reason}`}`));
  for (const { id, date, channel, stakeholderIds, purpose } of facts.touches) {
    const people = stakeholderIds.flatMap((person) => names.get(person) ?? []);
    const who = people.length === 0 ? '' : ` with ${people.join(', ')}`;
    add(date, 'touch', id, sentence(`${capital(channel ?? 'touch')}${who}${purpose === null ? '' : `: ${purpose}`}`));
  }
  for (const { id, externalId, priority, openedDate, closedDate } of facts.tickets) {
    const name = [priority, externalId ?? 'ticket'].filter((word) => word !== null).join(' ');
    add(openedDate, 'ticket', id, `${name} was opened.`);
    add(closedDate, 'ticket', id, `${name} was closed.`);
  }
  for (const { id, kind, score, answeredDate, stakeholderId } of facts.surveys) {
    const person = stakeholderId === null ? 'Someone' : (names.get(stakeholderId) ?? 'Someone');
    if (score !== null) add(answeredDate, 'survey', id, `${person} answered ${kind} with ${score}.`);
  }
  for (const { id, product, startDate, outcome, outcomeDate } of facts.contracts) {
    const name = product ?? 'A contract';
    add(startDate, 'contract', id, `${name} started.`);
    if (outcome === 'renewed' || outcome === 'churned') add(outcomeDate, 'contract', id, `${name}: ${outcome}.`);
  }
  const products = new Map(facts.contracts.map(({ id, product }) => [id, product]));
  for (const { id, date, caller, category, contractId } of facts.forecasts) {
    const product = products.get(contractId) ?? 'the contract';
    add(date, 'forecast', id, `${CALLER_WORDS[caller]} called ${product}: ${category}.`);
  }
  return events.sort((a, b) => (a.date < b.date ? 1 : -1));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
