/**
 * Finds the account a row means: by external id, then domain, then exact folded name. Never merges what is only likely.
 * Source: import page, "Match".
 */
import { columnAt, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import { foldCompany, foldDomain } from './foldName.ts';

/** How a row names an account; null where it says nothing. */
export interface AccountWords {
  readonly name: string | null;
  readonly externalId: string | null;
  readonly domain: string | null;
}

export interface AccountEntry {
  readonly id: number;
  readonly isNew: boolean;
  /** Current values in the order of FACT_TABLES.account. */
  readonly values: FactValues;
  folded: string;
  /** Sheet on which only other facts named it so far; null once a row of its own came. */
  namedOnlyOn: string | null;
  /** The name stands in for one we do not know yet (an id or a domain). */
  hasPlaceholderName: boolean;
  /** Sheet (by key) and row of the last row of its own, to tell twins on one sheet apart. */
  ownSheet: string;
  ownRow: number;
}

export type MatchedBy = 'id' | 'domain' | 'name' | 'told';
export interface AccountMatch {
  readonly entry: AccountEntry;
  readonly by: MatchedBy;
}

export interface AccountIndex {
  /** @param ownSheet key of the sheet when the row is the account's own; null when it is only named by another fact. */
  find(words: AccountWords, ownSheet: string | null): AccountMatch | null;
  add(id: number, isNew: boolean, values: FactValues): AccountEntry;
  /** To be called after values changed. */
  refresh(entry: AccountEntry): void;
  get(id: number): AccountEntry | undefined;
  /** Accounts told to be the same by a person: folded name -> folded names. */
  readonly size: number;
  entries(): IterableIterator<AccountEntry>;
}

const NAME = columnAt('account', 'name');
const EXTERNAL_ID = columnAt('account', 'externalId');
const DOMAIN = columnAt('account', 'domain');

/** @param told pairs of folded names that a person confirmed to be one account. */
export function accountIndex(told: ReadonlyMap<string, readonly string[]>, idsOnSheet: (sheet: string) => ReadonlySet<string>): AccountIndex {
  const byId = new Map<number, AccountEntry>();
  const byExternalId = new Map<string, AccountEntry>();
  const byDomain = new Map<string, AccountEntry[]>();
  const byName = new Map<string, AccountEntry[]>();

  const refresh = (entry: AccountEntry): void => {
    const externalId = textOf(entry.values[EXTERNAL_ID]);
    if (externalId !== null && !byExternalId.has(externalId)) byExternalId.set(externalId, entry);
    const domain = textOf(entry.values[DOMAIN]);
    const foldedDomain = domain === null ? null : foldDomain(domain);
    if (foldedDomain !== null) push(byDomain, foldedDomain, entry);
    entry.folded = foldCompany(String(entry.values[NAME]));
    push(byName, entry.folded, entry);
  };

  /** Another id on file is no obstacle by itself (systems count differently), unless that id has a row of its own beside this one. */
  const agrees = (entry: AccountEntry, words: AccountWords, ownSheet: string | null): boolean => {
    const known = textOf(entry.values[EXTERNAL_ID]);
    if (words.externalId === null || known === null || known === words.externalId || ownSheet === null) return true;
    return !idsOnSheet(ownSheet).has(known);
  };

  const byFoldedName = (folded: string, words: AccountWords, ownSheet: string | null): AccountEntry | null => {
    const candidates = (byName.get(folded) ?? []).filter((entry) => agrees(entry, words, ownSheet));
    if (candidates.length < 2) return candidates[0] ?? null;
    const exact = candidates.filter((entry) => entry.values[NAME] === words.name);
    if (exact.length === 1) return exact[0] ?? null;
    const domain = words.domain === null ? null : foldDomain(words.domain);
    return candidates.find((entry) => domain !== null && foldDomain(textOf(entry.values[DOMAIN]) ?? '') === domain) ?? candidates[0] ?? null;
  };

  const byFoldedDomain = (domain: string, folded: string | null, words: AccountWords, ownSheet: string | null): AccountEntry | null => {
    const candidates = (byDomain.get(domain) ?? []).filter((entry) => agrees(entry, words, ownSheet));
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
    refresh,
    add: (id, isNew, values) => {
      const entry: AccountEntry = { id, isNew, values, folded: '', namedOnlyOn: null, hasPlaceholderName: false, ownSheet: '', ownRow: 0 };
      byId.set(id, entry);
      refresh(entry);
      return entry;
    },
    find: (words, ownSheet) => {
      if (words.externalId !== null) {
        const entry = byExternalId.get(words.externalId);
        if (entry !== undefined) return { entry, by: 'id' };
      }
      const folded = words.name === null ? null : foldCompany(words.name);
      const domain = words.domain === null ? null : foldDomain(words.domain);
      if (domain !== null) {
        const entry = byFoldedDomain(domain, folded, words, ownSheet);
        if (entry !== null) return { entry, by: entry.folded === folded ? 'name' : 'domain' };
      }
      if (folded === null) return null;
      const named = byFoldedName(folded, words, ownSheet);
      if (named !== null) return { entry: named, by: 'name' };
      for (const other of told.get(folded) ?? []) {
        const entry = byFoldedName(other, words, null);
        if (entry !== null) return { entry, by: 'told' };
      }
      return null;
    },
  };
}

function push(map: Map<string, AccountEntry[]>, key: string, entry: AccountEntry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else if (!list.includes(entry)) list.push(entry);
}

function textOf(value: Stored | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
