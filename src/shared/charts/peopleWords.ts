/** The stakeholder map in words: its finding and its table. */
import type { PersonView } from '../contract/account.ts';
import { count, names, support } from '../domain/wording.ts';
import type { PictureTable } from './picture.ts';

/** Roles as people write them, the deciding ones first. */
export function roleWords(person: PersonView): readonly string[] {
  return person.roles.map((role) => role.charAt(0).toUpperCase() + role.slice(1));
}

/** What a card has room for. */
export function shortRole(person: PersonView): string {
  const [role] = person.roles;
  if (role === undefined) return person.title ?? '';
  return role === 'executive sponsor' ? 'Exec sponsor' : role.charAt(0).toUpperCase() + role.slice(1);
}

export function supportWord(value: number): string {
  return ['Against', 'Sceptical', 'Neutral', 'For us', 'Strongly for us'][value + 2] ?? 'Not known';
}

/** One sentence: how many of the powerful are known, for and against us, and who is silent. */
export function peopleFinding(people: readonly PersonView[]): string {
  const active = people.filter((person) => person.active);
  const gone = people.length - active.length;
  const powerful = active.filter((person) => person.powerful);
  const against = powerful.filter((person) => (person.supportSeen ?? 0) < 0);
  const silent = powerful.filter((person) => !person.touchedRecently);
  const parts = [`${count(active.length, 'active person', 'active people')}, ${powerful.length} of them with power`];
  if (against.length > 0)
    parts.push(`${names(against.map((person) => person.name))} ${against.length === 1 ? 'is' : 'are'} against us`);
  else if (powerful.length > 0) parts.push('nobody with power is known to be against us');
  if (silent.length > 0) parts.push(`no recent touch with ${names(silent.map((person) => person.name))}`);
  if (gone > 0) parts.push(`${count(gone, 'person', 'people')} left`);
  return `${parts.join('; ')}.`;
}

export function peopleTable(people: readonly PersonView[]): PictureTable {
  const nameOf = new Map(people.map((person) => [person.id, person.name]));
  const rank = (person: PersonView): number =>
    (person.active ? 0 : 100) - (person.power ?? 0) * 10 - (person.powerful ? 5 : 0);
  return {
    caption: 'People by power and support',
    columns: [
      { label: 'Name', align: 'left' },
      { label: 'Title', align: 'left' },
      { label: 'Roles', align: 'left' },
      { label: 'Power', align: 'right' },
      { label: 'Support', align: 'right' },
      { label: 'Reports to', align: 'left' },
      { label: 'Last touched', align: 'left' },
      { label: 'Status', align: 'left' },
    ],
    rows: people
      .toSorted((one, other) => rank(one) - rank(other))
      .map((person) => [
        person.name,
        person.title ?? '',
        roleWords(person).join(', '),
        person.power === null ? 'not known' : String(person.power),
        person.supportSeen === null ? 'not known' : support(person.supportSeen),
        person.reportsToId === null ? '' : (nameOf.get(person.reportsToId) ?? ''),
        person.lastTouchDate ?? 'never',
        person.active
          ? 'active'
          : `left${person.leftDate === null ? '' : ` ${person.leftDate}`}, successor: ${person.successorId === null ? 'nobody' : (nameOf.get(person.successorId) ?? 'nobody')}`,
      ]),
  };
}
