/** Finishing touches of one fact: names put together, people of one cell parted, and what a fact cannot be without. */
import type { DraftFact, NormalisedValue } from '../../../shared/fields/types.ts';
import { splitPeople } from './splitList.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** One fact, or several where a cell of people names more than one ("Ana Ruiz; Tom Lee"). */
export function completeFact(fact: DraftFact): readonly DraftFact[] {
  return fact.entity === 'stakeholder' ? peopleOf(withFullName(fact)) : [fact];
}

function withFullName(fact: DraftFact): DraftFact {
  if (!fact.values.has('firstName') && !fact.values.has('lastName')) return fact;
  const values = new Map(fact.values);
  const columns = new Map(fact.columns);
  const parts = [values.get('firstName'), values.get('lastName')].filter((part): part is string => typeof part === 'string' && part !== '');
  const column = columns.get('lastName') ?? columns.get('firstName');
  for (const name of ['firstName', 'lastName']) {
    values.delete(name);
    columns.delete(name);
  }
  if (!values.has('name') && parts.length > 0) {
    values.set('name', parts.join(' '));
    if (column !== undefined) columns.set('name', column);
  }
  return { ...fact, values, columns };
}

function peopleOf(fact: DraftFact): readonly DraftFact[] {
  const name = fact.values.get('name');
  if (typeof name !== 'string') return [fact];
  const names = splitPeople(name);
  if (names.length < 2) return [named(fact, name, fact.slot)];
  return names.map((one, index) => {
    const part = named(fact, one, index === 0 ? fact.slot : `${fact.slot === '' ? 'person' : fact.slot} ${index + 1}`);
    if (index === 0) return part;
    // What stands beside several names (title, e-mail) is the first one's.
    const values = new Map<string, NormalisedValue | null>([...part.values].filter(([key]) => key === 'name' || key === 'email' || key === 'roles' || key.startsWith('account')));
    if (values.get('email') === fact.values.get('email')) values.delete('email');
    return { ...part, values };
  });
}

/** "Ana Ruiz <ana@x.example>" and bare addresses carry the e-mail. */
function named(fact: DraftFact, text: string, slot: string): DraftFact {
  const bracketed = /^(.*?)\s*[<(]([^\s@<>()]+@[^\s@<>()]+)[>)]$/.exec(text);
  const address = bracketed?.[2] ?? (ADDRESS.test(text) ? text : null);
  const name = bracketed?.[1]?.trim() ?? (address === null ? text : '');
  const values = new Map(fact.values);
  const columns = new Map(fact.columns);
  if (name === '') values.delete('name');
  else values.set('name', name);
  const column = columns.get('name');
  if (address !== null && !values.has('email')) {
    values.set('email', address.toLowerCase());
    if (column !== undefined) columns.set('email', column);
  }
  return { ...fact, slot, values, columns };
}

const NEEDED: Readonly<Partial<Record<DraftFact['entity'], { readonly anyOf: readonly string[]; readonly sentence: string }>>> = {
  contract: { anyOf: ['arrMinor', 'endDate', 'startDate', 'outcome', 'outcomeDate', 'externalId', 'renewedArrMinor'], sentence: 'The row says neither when the contract runs nor what it is worth.' },
  stakeholder: { anyOf: ['name', 'email'], sentence: 'The row names no person: name and e-mail are blank.' },
  milestone: { anyOf: ['title'], sentence: 'The row has no title for the milestone.' },
  pulse: { anyOf: ['value'], sentence: 'The row has no pulse value.' },
  touch: { anyOf: ['date', 'purpose', 'people', 'valueBrought'], sentence: 'The row says neither when nor why the customer was met.' },
  survey: { anyOf: ['score', 'askedDate', 'answeredDate'], sentence: 'The row has neither a score nor a date of the survey.' },
  usage: { anyOf: ['activeUsers', 'licensedUsers', 'events'], sentence: 'The row counts neither users nor events.' },
  ticket: { anyOf: ['externalId', 'openedDate'], sentence: 'The row has neither a ticket id nor an opening date.' },
  forecast: { anyOf: ['category'], sentence: 'The row has no forecast category.' },
};

/** Why a fact cannot stand, or null when it can. */
export function missingIn(fact: DraftFact): string | null {
  const need = NEEDED[fact.entity];
  return need === undefined || need.anyOf.some((name) => fact.values.has(name)) ? null : need.sentence;
}
