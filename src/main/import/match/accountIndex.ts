/**
 * Finds the account a row means: by external id, then domain, then exact folded name. Never merges what is only likely.
 * Source: import page, "Match".
 */
import { columnAt, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import type { AccountAlias } from '../../book/repositories/aliases.ts';
import { foldCompany, foldDomain } from './foldName.ts';
import { idMap } from './idMap.ts';

/** How a row names an account; null where it says nothing. */
export interface AccountWords {
  readonly name: string | null;
  readonly externalId: string | null;
  readonly domain: string | null;
}

export interface AccountEntry {
  readonly id: number;
  readonly isNew: boolean;
  name: string;
  externalId: string | null;
  domain: string | null;
  /**
   * Current values of an account of the book, in the order of FACT_TABLES.account. Null for one that this import made: the
   * store has them, and a second copy of each of a million would be the largest thing in memory.
   */
  readonly stored: FactValues | null;
  /** Sheet whose own row made it in this import; '' otherwise. */
  readonly madeBy: string;
  folded: string;
  /** Where another fact named it first, until a row of its own comes. */
  namedOnly: NamedOnly | null;
  /** The name stands in for one we do not know yet (an id or a domain). */
  hasPlaceholderName: boolean;
  /** Sheet (by key) and row of the last row of its own, to tell twins on one sheet apart. */
  ownSheet: string;
  ownRow: number;
}

/** The row that an account was made from although it is about something else. */
interface NamedOnly {
  readonly fileName: string;
  readonly sheetName: string;
  /** Key of the sheet. */
  readonly sheet: string;
  readonly row: number;
}

/** What the accounts' own rows of a sheet are called. */
export interface SheetWords {
  readonly ids: ReadonlySet<string>;
  /** Folded. */
  readonly names: ReadonlySet<string>;
}

interface Namesakes {
  readonly withId: Set<AccountEntry>;
  readonly withoutId: Set<AccountEntry>;
}

export type MatchedBy = 'id' | 'domain' | 'name' | 'told' | 'alias';
export interface AccountMatch {
  readonly entry: AccountEntry;
  readonly by: MatchedBy;
}

export interface AccountIndex {
  /** @param ownSheet key of the sheet when the row is the account's own; null when it is only named by another fact. */
  find(words: AccountWords, ownSheet: string | null): AccountMatch | null;
  /** @param madeBy key of the sheet whose row made the account; null for accounts of the book and those only named. */
  add(id: number, isNew: boolean, values: FactValues, madeBy?: string | null): AccountEntry;
  /** What a merged account was called: found last, after everything that is called so now. */
  addAlias(alias: AccountAlias): void;
  /** True when the sheet has a row under the account's own id or name: then a row under an old id is the other half of a merge. */
  hasOwnRow(entry: AccountEntry, ownSheet: string): boolean;
  /** To be called when a value changed. */
  change(entry: AccountEntry, at: number, value: Stored): void;
  get(id: number): AccountEntry | undefined;
  /** Accounts told to be the same by a person: folded name -> folded names. */
  readonly size: number;
  entries(): IterableIterator<AccountEntry>;
}

const MANY = 25;
const NAME = columnAt('account', 'name');
const EXTERNAL_ID = columnAt('account', 'externalId');
const DOMAIN = columnAt('account', 'domain');

/** @param told folded name -> folded names, or ids of the book, that a person confirmed to be the same account. */
export function accountIndex(
  told: ReadonlyMap<string, readonly (string | number)[]>,
  wordsOnSheet: (sheet: string) => SheetWords,
): AccountIndex {
  const byId = idMap<AccountEntry>();
  const byExternalId = new Map<string, AccountEntry>();
  const byDomain = new Map<string, AccountEntry[]>();
  /**
   * By folded name: the only account of that name, as nearly always, or several by the sheet that made them, for thousands may
   * share a name where ids tell them apart.
   */
  const byName = new Map<string, AccountEntry | Map<string, Namesakes>>();

  const aliases: Record<AccountAlias['kind'], Map<string, AccountEntry>> = {
    'external id': new Map(),
    domain: new Map(),
    name: new Map(),
  };
  const byAlias = (words: AccountWords, folded: string | null, domain: string | null): AccountEntry | undefined =>
    (words.externalId === null ? undefined : aliases['external id'].get(words.externalId)) ??
    (folded === null ? undefined : aliases.name.get(folded)) ??
    (domain === null ? undefined : aliases.domain.get(domain));

  /** Files it under what it is called now; under what it was called before it is found as well. */
  const file = (entry: AccountEntry): void => {
    const { name, externalId, domain } = entry;
    if (externalId !== null && !byExternalId.has(externalId)) byExternalId.set(externalId, entry);
    const foldedDomain = domain === null ? null : foldDomain(domain);
    if (foldedDomain !== null) push(byDomain, foldedDomain, entry);
    entry.folded = foldCompany(name);
    const known = byName.get(entry.folded);
    if (known instanceof Map) fileNamesake(known, entry);
    else if (known === undefined) byName.set(entry.folded, entry);
    else if (known !== entry) {
      const sheets = new Map<string, Namesakes>();
      fileNamesake(sheets, known);
      fileNamesake(sheets, entry);
      byName.set(entry.folded, sheets);
    }
  };

  const change = (entry: AccountEntry, at: number, value: Stored): void => {
    if (entry.stored !== null) entry.stored[at] = value;
    if (at === NAME) entry.name = String(value);
    else if (at === EXTERNAL_ID) entry.externalId = textOf(value);
    else if (at === DOMAIN) entry.domain = textOf(value);
    else return;
    file(entry);
  };

  /** Another id on file is no obstacle by itself (systems count differently), unless that id has a row of its own beside this one. */
  const agrees = (entry: AccountEntry, words: AccountWords, ownSheet: string | null): boolean => {
    const known = entry.externalId;
    if (words.externalId === null || known === null || known === words.externalId || ownSheet === null) return true;
    return !wordsOnSheet(ownSheet).ids.has(known);
  };

  /** Namesakes that may be meant. Rows of one sheet with different ids never mean one account, so those are not even looked at. */
  const byFoldedName = (folded: string, words: AccountWords, ownSheet: string | null): AccountEntry | null => {
    const known = byName.get(folded);
    if (known === undefined) return null;
    const mayHaveId = (madeBy: string): boolean => words.externalId === null || madeBy !== ownSheet;
    const closest = closestTo(words, (entry) => agrees(entry, words, ownSheet));
    if (!(known instanceof Map)) {
      if (known.externalId === null || mayHaveId(known.madeBy)) closest.look([known]);
      return closest.found();
    }
    for (const [madeBy, { withId, withoutId }] of known) {
      if (closest.look(withoutId) || (mayHaveId(madeBy) && closest.look(withId))) break;
    }
    return closest.found();
  };

  const byFoldedDomain = (
    domain: string,
    folded: string | null,
    words: AccountWords,
    ownSheet: string | null,
  ): AccountEntry | null => {
    const holders = byDomain.get(domain) ?? [];
    // A domain that many share (a provider, a parent company) names nobody.
    if (holders.length > MANY) return null;
    const candidates = holders.filter((entry) => agrees(entry, words, ownSheet));
    const sameName = candidates.find((entry) => entry.folded === folded);
    if (sameName !== undefined) return sameName;
    // Sister companies share a domain: two names on one sheet stay two accounts.
    const only = candidates.length === 1 ? candidates[0] : undefined;
    if (only === undefined) return null;
    return folded !== null && ownSheet !== null && only.ownSheet === ownSheet ? null : only;
  };

  return {
    get size() {
      return byId.size;
    },
    entries: () => byId.values(),
    get: (id) => byId.get(id),
    change,
    addAlias: ({ accountId, kind, value }) => {
      const entry = byId.get(accountId);
      const key = kind === 'name' ? foldCompany(value) : kind === 'domain' ? foldDomain(value) : value;
      if (entry !== undefined && key !== null) aliases[kind].set(key, entry);
    },
    hasOwnRow: (entry, ownSheet) => {
      const { ids, names } = wordsOnSheet(ownSheet);
      return ids.has(entry.externalId ?? '') || names.has(entry.folded);
    },
    add: (id, isNew, values, madeBy = null) => {
      const entry: AccountEntry = {
        id,
        isNew,
        name: String(values[NAME]),
        externalId: textOf(values[EXTERNAL_ID]),
        domain: textOf(values[DOMAIN]),
        stored: isNew ? null : values,
        madeBy: madeBy ?? '',
        folded: '',
        namedOnly: null,
        hasPlaceholderName: false,
        ownSheet: '',
        ownRow: 0,
      };
      byId.set(id, entry);
      file(entry);
      return entry;
    },
    find: (words, ownSheet) => {
      if (words.externalId !== null) {
        const entry = byExternalId.get(words.externalId);
        if (entry !== undefined) return { entry, by: 'id' };
        const former = aliases['external id'].get(words.externalId);
        if (former !== undefined) return { entry: former, by: 'alias' };
      }
      const folded = words.name === null ? null : foldCompany(words.name);
      const domain = words.domain === null ? null : foldDomain(words.domain);
      if (domain !== null) {
        const entry = byFoldedDomain(domain, folded, words, ownSheet);
        if (entry !== null) return { entry, by: entry.folded === folded ? 'name' : 'domain' };
      }
      const named = folded === null ? null : byFoldedName(folded, words, ownSheet);
      if (named !== null) return { entry: named, by: 'name' };
      const former = byAlias(words, folded, domain);
      if (former !== undefined) return { entry: former, by: 'alias' };
      if (folded === null) return null;
      for (const other of told.get(folded) ?? []) {
        const entry = typeof other === 'number' ? byId.get(other) : byFoldedName(other, words, null);
        if (entry !== null && entry !== undefined) return { entry, by: 'told' };
      }
      return null;
    },
  };
}

/** Of accounts that agree the one with the same web domain, then the same spelling, then the first. */
function closestTo(
  words: AccountWords,
  agrees: (entry: AccountEntry) => boolean,
): { readonly look: (entries: Iterable<AccountEntry>) => boolean; readonly found: () => AccountEntry | null } {
  const domain = words.domain === null ? null : foldDomain(words.domain);
  let best: AccountEntry | null = null;
  let rank = 0;
  return {
    /** True once there can be none closer. */
    look: (entries) => {
      for (const entry of entries) {
        if (!agrees(entry)) continue;
        const isSameName = entry.name === words.name;
        const isSameDomain = domain !== null && foldDomain(entry.domain ?? '') === domain;
        const now = 1 + (isSameName ? 1 : 0) + (isSameDomain ? 2 : 0);
        if (now > rank) {
          best = entry;
          rank = now;
        }
        if (isSameName && domain === null) return true;
      }
      return false;
    },
    found: () => best,
  };
}

function fileNamesake(sheets: Map<string, Namesakes>, entry: AccountEntry): void {
  const group = sheets.get(entry.madeBy) ?? { withId: new Set(), withoutId: new Set() };
  sheets.set(entry.madeBy, group);
  if (entry.externalId === null) group.withoutId.add(entry);
  else {
    group.withoutId.delete(entry);
    group.withId.add(entry);
  }
}

function push(map: Map<string, AccountEntry[]>, key: string, entry: AccountEntry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else if (list.length <= MANY && !list.includes(entry)) list.push(entry);
}

function textOf(value: Stored | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
