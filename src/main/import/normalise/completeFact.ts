/** Finishing touches of one fact: names put together, people of one cell parted, and what a fact cannot be without. */
import type { DraftFact, NormalisedValue } from '../../../shared/fields/types.ts';
import { dropNobody } from './nobody.ts';
import { placeRemark } from './personRemark.ts';
import { splitPeople } from './splitList.ts';

/** A fact whose values may still be set. */
export interface OpenFact extends DraftFact {
  readonly values: Map<string, NormalisedValue | null>;
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
const BRACKETED = /^([^<(]{0,120})[<(]([^\s@<>()]+@[^\s@<>()]+)[>)]$/;
const SEVERAL = /[;,/&+\n\r|@]/;

/** One fact, or several where a cell of people names more than one ("Ana Ruiz; Tom Lee"). */
export function completeFact(fact: OpenFact): readonly OpenFact[] {
  if (fact.entity === 'milestone' && fact.slot !== '' && !fact.values.has('title')) fact.values.set('title', fact.slot);
  if (fact.entity !== 'stakeholder') {
    dropNobody(fact.values, false);
    if (fact.entity === 'ticket') closeTicket(fact.values);
    return [fact];
  }
  joinName(fact.values);
  const name = fact.values.get('name');
  const people = typeof name === 'string' && SEVERAL.test(name) ? peopleOf(fact, name) : [fact];
  for (const { values } of people) {
    placeRemark(values);
    dropNobody(values, true);
  }
  return people;
}

/** The status and the last update settle when a ticket was closed, and are no facts of their own. */
function closeTicket(values: Map<string, NormalisedValue | null>): void {
  const [state, updated] = [values.get('state'), values.get('updatedDate')];
  values.delete('updatedDate');
  if (state !== 'closed' || (values.get('closedDate') ?? null) !== null) values.delete('state');
  else if (typeof updated === 'string') {
    values.delete('state');
    values.set('closedDate', updated);
  }
}

function joinName(values: Map<string, NormalisedValue | null>): void {
  const first = values.get('firstName');
  const last = values.get('lastName');
  if (first === undefined && last === undefined) return;
  values.delete('firstName');
  values.delete('lastName');
  const parts = [first, last].filter((part) => typeof part === 'string' && part !== '');
  if (!values.has('name') && parts.length > 0) values.set('name', parts.join(' '));
}

function peopleOf(fact: OpenFact, name: string): readonly OpenFact[] {
  const names = splitPeople(name);
  return names.map((one, index) => {
    if (index === 0) return named(fact, one, fact.slot, new Map(fact.values));
    // What stands beside several names (title, e-mail) is the first one's; role and account are everyone's.
    const shared = [...fact.values].filter(([key]) => key === 'roles' || key.startsWith('account'));
    return named(fact, one, `${fact.slot === '' ? 'person' : fact.slot} ${index + 1}`, new Map(shared));
  });
}

/** "Ana Ruiz <ana@x.example>" and bare addresses carry the e-mail. */
function named(fact: OpenFact, text: string, slot: string, values: Map<string, NormalisedValue | null>): OpenFact {
  const bracketed = BRACKETED.exec(text);
  const address = bracketed?.[2] ?? (ADDRESS.test(text) ? text : null);
  const name = bracketed?.[1]?.trim() ?? (address === null ? text : '');
  if (name === '') values.delete('name');
  else values.set('name', name);
  if (address !== null && !values.has('email')) values.set('email', address.toLowerCase());
  return { ...fact, slot, values };
}

const NEEDED: Readonly<
  Partial<Record<DraftFact['entity'], { readonly anyOf: readonly string[]; readonly sentence: string }>>
> = {
  contract: {
    anyOf: ['arrMinor', 'endDate', 'startDate', 'outcome', 'outcomeDate', 'externalId', 'renewedArrMinor'],
    sentence: 'The row says neither when the contract runs nor what it is worth.',
  },
  stakeholder: { anyOf: ['name', 'email'], sentence: 'The row names no person: name and e-mail are blank.' },
  milestone: { anyOf: ['title'], sentence: 'The row has no title for the milestone.' },
  pulse: { anyOf: ['value'], sentence: 'The row has no pulse value.' },
  touch: {
    anyOf: ['date', 'purpose', 'people', 'valueBrought'],
    sentence: 'The row says neither when nor why the customer was met.',
  },
  survey: {
    anyOf: ['score', 'askedDate', 'answeredDate'],
    sentence: 'The row has neither a score nor a date of the survey.',
  },
  usage: { anyOf: ['activeUsers', 'licensedUsers', 'events'], sentence: 'The row counts neither users nor events.' },
  ticket: { anyOf: ['externalId', 'openedDate'], sentence: 'The row has neither a ticket id nor an opening date.' },
  forecast: { anyOf: ['category'], sentence: 'The row has no forecast category.' },
};

const CLOSED_WHEN =
  'The ticket is closed and the row does not say when: it would count as open. Map the day it was closed or last updated.';

/** Why a fact cannot stand, or null when it can. */
export function missingIn(fact: DraftFact): string | null {
  // A usage row with a feature alone says that it was bought (domain page, Adoption); a blank month of a wide sheet says nothing.
  if (fact.entity === 'usage' && fact.slot === '' && fact.values.has('feature')) return null;
  if (fact.entity === 'ticket' && fact.values.has('state')) return CLOSED_WHEN;
  const need = NEEDED[fact.entity];
  return need === undefined || need.anyOf.some((name) => fact.values.has(name)) ? null : need.sentence;
}
