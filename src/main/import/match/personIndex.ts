/**
 * Finds people: by e-mail within their account, then by folded name within it. Two e-mails are two people.
 * The people of an account already in the book are read when the account is first asked for.
 */
import { columnAt, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import type { StoredFact } from '../../book/importing/factReader.ts';
import type { PersonAlias } from '../../book/repositories/aliases.ts';
import { foldPerson } from './foldName.ts';
import { idMap } from './idMap.ts';
import { listMap } from './listMap.ts';

export interface PersonEntry {
  readonly id: number;
  readonly accountId: number;
  name: string;
  /** The name folded, once somebody was looked for by name. */
  folded: string | null;
  email: string | null;
  hasPlaceholderName: boolean;
}

export interface PersonIndex {
  find(accountId: number, name: string | null, email: string | null): PersonEntry | null;
  /** The one person with this e-mail in the whole book; null when none or several have it. */
  findAnywhere(email: string): PersonEntry | null;
  add(id: number, accountId: number, values: FactValues): PersonEntry;
  /** True when somebody merged into this person had that name (folded) or e-mail. */
  wasCalled(person: PersonEntry, name: string): boolean;
  refresh(entry: PersonEntry, values: FactValues): void;
}

const NAME = columnAt('stakeholder', 'name');
const EMAIL = columnAt('stakeholder', 'email');
const ACCOUNT = columnAt('stakeholder', 'accountId');

/**
 * @param stored people of an account that was in the book before; empty for new accounts.
 * @param storedByEmail people in the book before with this e-mail.
 * @param known what merged people were called.
 */
export function personIndex(
  stored: (accountId: number) => readonly StoredFact[],
  storedByEmail: (email: string) => readonly StoredFact[],
  known: readonly PersonAlias[],
): PersonIndex {
  const aliases = new Map(
    [...Map.groupBy(known, ({ personId }) => personId)].map(([id, former]) => [
      id,
      new Set(former.flatMap(({ kind, value }) => (kind === 'name' ? foldPerson(value) : (emailKey(value) ?? [])))),
    ]),
  );
  const wasCalled = ({ id }: PersonEntry, name: string): boolean => aliases.get(id)?.has(name) === true;
  const byAccount = listMap<number, PersonEntry>(idMap());
  const byEmail = listMap<string, PersonEntry>();
  /** People whose address is not filed yet: most imports never look a person up in the whole book. */
  let unfiled: PersonEntry[] = [];
  const fileEmails = (): void => {
    for (const entry of unfiled) {
      if (entry.email !== null) byEmail.add(entry.email, entry);
    }
    unfiled = [];
  };

  const add = (id: number, accountId: number, values: FactValues): PersonEntry => {
    const entry: PersonEntry = {
      id,
      accountId,
      name: '',
      folded: null,
      email: null,
      hasPlaceholderName: false,
    };
    refresh(entry, values);
    load(accountId);
    byAccount.add(accountId, entry);
    return entry;
  };
  const refresh = (entry: PersonEntry, values: FactValues): void => {
    const name = String(values[NAME]);
    if (name !== entry.name) entry.folded = null;
    entry.name = name;
    const email = emailKey(values[EMAIL]);
    if (email === entry.email) return;
    // Somebody who had an address before is still found by it.
    if (entry.email !== null) fileEmails();
    entry.email = email;
    if (email !== null) unfiled.push(entry);
  };
  const load = (accountId: number): void => {
    if (byAccount.get(accountId) !== undefined) return;
    byAccount.open(accountId);
    for (const person of stored(accountId)) add(person.id, accountId, person.values);
  };
  const list = (accountId: number): readonly PersonEntry[] => {
    load(accountId);
    return byAccount.get(accountId) ?? [];
  };

  return {
    add,
    wasCalled,
    refresh,
    find: (accountId, name, email) => {
      const people = list(accountId);
      const key = emailKey(email);
      if (key !== null) {
        const same = people.find((person) => person.email === key) ?? people.find((person) => wasCalled(person, key));
        if (same !== undefined) return same;
      }
      if (name === null) return null;
      const folded = foldPerson(name);
      const isFree = (person: PersonEntry): boolean => key === null || person.email === null;
      return (
        people.find((person) => foldedName(person) === folded && isFree(person)) ??
        people.find((person) => wasCalled(person, folded) && isFree(person)) ??
        null
      );
    },
    findAnywhere: (email) => {
      const key = emailKey(email);
      if (key === null) return null;
      for (const person of storedByEmail(key)) load(Number(person.values[ACCOUNT]));
      for (const { kind, value, accountId } of known) if (kind === 'email' && emailKey(value) === key) load(accountId);
      fileEmails();
      const all = byEmail.get(key) ?? [...byAccount.lists()].flat().filter((person) => wasCalled(person, key));
      return all.length === 1 ? (all[0] ?? null) : null;
    },
  };
}

function foldedName(person: PersonEntry): string {
  person.folded ??= foldPerson(person.name);
  return person.folded;
}

export function emailKey(value: Stored | undefined): string | null {
  return typeof value === 'string' && value.includes('@') ? value.trim().toLowerCase() : null;
}
