/**
 * Finds contracts: by id, else by account + product + start; where one side leaves product, start or end blank, the only
 * contract that nothing contradicts is the one, or of several the only one of that ARR. Two rows of one sheet are never the same contract unless they agree exactly.
 */
import { dayNumber } from '../../../shared/domain/days.ts';
import { columnAt, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import type { StoredFact } from '../../book/importing/factReader.ts';
import { foldText } from './foldName.ts';
import { idMap } from './idMap.ts';
import { listMap } from './listMap.ts';

export interface ContractEntry {
  readonly id: number;
  readonly accountId: number;
  externalId: string | null;
  product: string | null;
  start: Stored;
  end: Stored;
  arr: Stored;
  currency: Stored;
  outcome: Stored;
  /** Key of the sheet whose row claimed it last in this import. */
  claimedBy: string;
}

export interface ContractWords {
  readonly externalId: string | null;
  readonly product: string | null;
  readonly start: Stored;
  readonly end: Stored;
  readonly arr: Stored;
  readonly currency: Stored;
  readonly outcome: Stored;
  /** Of the sheet the row stands on. */
  readonly fingerprint: string;
}

export interface ContractIndex {
  find(accountId: number, words: ContractWords, sheet: string): ContractEntry | null;
  findById(externalId: string): ContractEntry | null;
  /** The contract that a row with these words meant when a sheet with its header was last imported: as remembered, or as it says itself. */
  meantBefore(accountId: number, words: ContractWords): ContractEntry | null;
  of(accountId: number): readonly ContractEntry[];
  add(id: number, accountId: number, values: FactValues): ContractEntry;
  refresh(entry: ContractEntry, values: FactValues): void;
  /** Notes that a row of the sheet means this contract. */
  claim(entry: ContractEntry, words: ContractWords, sheet: string): void;
  /** What to remember of a sheet: row words -> contract. */
  rowsOf(sheet: string): ReadonlyMap<string, number>;
}

const AT = {
  account: columnAt('contract', 'accountId'),
  externalId: columnAt('contract', 'externalId'),
  product: columnAt('contract', 'product'),
  start: columnAt('contract', 'startDate'),
  end: columnAt('contract', 'endDate'),
  arr: columnAt('contract', 'arrMinor'),
  currency: columnAt('contract', 'currency'),
  outcome: columnAt('contract', 'outcome'),
} as const;

/**
 * @param remembered which contract a row without an id meant when a sheet with this fingerprint was last imported, by
 * `rowWords`: likeness may find another one once more contracts are on file, and the same file must change nothing.
 */
export function contractIndex(
  stored: (accountId: number) => readonly StoredFact[],
  storedById: (externalId: string) => readonly StoredFact[],
  remembered: (fingerprint: string) => ReadonlyMap<string, number>,
): ContractIndex {
  const byAccount = listMap<number, ContractEntry>(idMap());
  const byExternalId = new Map<string, ContractEntry>();
  /** By sheet and words: rows that agree in all they say are one contract, also when the first was matched by likeness. */
  const rowsOfSheet = new Map<string, Map<string, ContractEntry>>();
  const twinOf = (key: string): ContractEntry | undefined => {
    for (const rows of rowsOfSheet.values()) {
      const twin = rows.get(key);
      if (twin !== undefined) return twin;
    }
    return undefined;
  };
  const rowKey = (accountId: number, words: ContractWords): string | null =>
    words.externalId === null ? keyOf(accountId, productKey(words.product), words.start, words.end) : null;

  const refresh = (entry: ContractEntry, values: FactValues): void => {
    const externalId = values[AT.externalId];
    entry.externalId = typeof externalId === 'string' ? externalId : null;
    entry.product = productKey(values[AT.product]);
    entry.start = values[AT.start] ?? null;
    entry.end = values[AT.end] ?? null;
    entry.arr = values[AT.arr] ?? null;
    entry.currency = values[AT.currency] ?? null;
    entry.outcome = values[AT.outcome] ?? null;
    if (entry.externalId !== null && !byExternalId.has(entry.externalId)) byExternalId.set(entry.externalId, entry);
  };
  const add = (id: number, accountId: number, values: FactValues): ContractEntry => {
    const entry: ContractEntry = {
      id,
      accountId,
      externalId: null,
      product: null,
      start: null,
      end: null,
      arr: null,
      currency: null,
      outcome: null,
      claimedBy: '',
    };
    refresh(entry, values);
    load(accountId);
    byAccount.add(accountId, entry);
    return entry;
  };
  const load = (accountId: number): void => {
    if (byAccount.get(accountId) !== undefined) return;
    byAccount.open(accountId);
    for (const contract of stored(accountId)) add(contract.id, accountId, contract.values);
  };
  const list = (accountId: number): readonly ContractEntry[] => {
    load(accountId);
    return byAccount.get(accountId) ?? [];
  };
  const findById = (externalId: string): ContractEntry | null => {
    const known = byExternalId.get(externalId);
    if (known !== undefined) return known;
    for (const contract of storedById(externalId)) load(Number(contract.values[AT.account]));
    return byExternalId.get(externalId) ?? null;
  };

  const meantBefore = (accountId: number, words: ContractWords): ContractEntry | null => {
    const key = rowKey(accountId, words);
    if (key === null) return null;
    const before = remembered(words.fingerprint).get(key);
    const product = productKey(words.product);
    const isMeant = (entry: ContractEntry): boolean =>
      before === undefined
        ? entry.product === product && entry.start === words.start && entry.end === words.end
        : entry.id === before;
    return list(accountId).find(isMeant) ?? null;
  };

  return {
    add,
    refresh,
    findById,
    meantBefore,
    of: list,
    claim: (entry, words, sheet) => {
      entry.claimedBy = sheet;
      const key = rowKey(entry.accountId, words);
      if (key === null) return;
      const rows = rowsOfSheet.get(sheet) ?? new Map<string, ContractEntry>();
      rows.set(key, entry);
      rowsOfSheet.set(sheet, rows);
    },
    rowsOf: (sheet) => {
      // What stands in the contract itself is found without memory.
      const rows = [...(rowsOfSheet.get(sheet) ?? [])].filter(
        ([key, entry]) => key !== keyOf(entry.accountId, entry.product, entry.start, entry.end),
      );
      return new Map(rows.map(([key, entry]) => [key, entry.id]));
    },
    find: (accountId, words, sheet) => {
      if (words.externalId !== null) {
        const same = findById(words.externalId);
        if (same !== null) return same;
      }
      const key = rowKey(accountId, words);
      const twin = key === null ? undefined : twinOf(key);
      if (twin !== undefined) return twin;
      const known = meantBefore(accountId, words);
      if (known !== null) return known;
      const all = list(accountId);
      if (all.length === 0) return null;
      const product = productKey(words.product);
      const candidates = all.filter((entry) => entry.externalId === null || words.externalId === null);
      const exact = candidates.filter((entry) => entry.product === product && entry.start === words.start);
      if (words.start !== null && exact[0] !== undefined) return exact[0];
      const sameEnd = exact.find((entry) => entry.end === words.end);
      if (sameEnd !== undefined) return sameEnd;
      const free = candidates.filter((entry) => entry.claimedBy !== sheet);
      // A tracker without start dates whose renewal moved: the only contract of that product is meant.
      const moved =
        words.start === null
          ? movable(all, product, words).filter(
              ({ claimedBy, externalId }) => claimedBy !== sheet && (externalId === null || words.externalId === null),
            )
          : [];
      if (moved.length === 1) return moved[0] ?? null;
      const possible = free.filter(
        (entry) =>
          agree(entry.product, product) &&
          agree(entry.start, words.start) &&
          agree(entry.end, words.end) &&
          agree(entry.currency, words.currency),
      );
      if (possible.length === 1) return possible[0] ?? null;
      const ofAmount = possible.filter((entry) => words.arr !== null && entry.arr === words.arr);
      if (ofAmount.length === 1) return ofAmount[0] ?? null;
      return possible.length > 0 ? null : standInOf(free, words);
    },
  };
}

/** The contracts of a product that a row without a start may mean although it tells another end; takes all of them at once. */
function movable(
  all: readonly ContractEntry[],
  product: string | null,
  words: ContractWords,
): readonly ContractEntry[] {
  const own = all.filter((entry) => entry.product === product);
  const [starts, ends] = [new Set(own.map(({ start }) => start)), new Set(own.map(({ end }) => end))];
  // A term that begins on the very day another one ends was told by its end alone, see nextTerms.
  return own.filter(
    (entry) =>
      (entry.start === null || ends.has(entry.start)) &&
      !(entry.end !== null && starts.has(entry.end)) &&
      !isOtherTerm(entry, words),
  );
}

/**
 * Terms before and after one another, which a list without starts tells by their ends alone. What was decided stays as it was: a later
 * end is that of the next term, and a row about an earlier end that was renewed or lost is a past one, not the running contract moved.
 */
function isOtherTerm(entry: ContractEntry, words: ContractWords): boolean {
  if (daysApart(entry.end, words.end) <= SAME_END_DAYS || entry.end === null || words.end === null) return false;
  return words.end > entry.end ? isDecided(entry.outcome) : isDecided(words.outcome);
}

function isDecided(outcome: Stored): boolean {
  return outcome === 'renewed' || outcome === 'churned';
}

/** True while nothing but an account, an end and an amount is known of a contract: one line of an account list. */
export function isBare({ externalId, product, start }: ContractEntry): boolean {
  return externalId === null && product === null && start === null;
}

/** Days by which an account list and a contract differ when they tell one end: the last day, the day after, the month's end. */
const SAME_END_DAYS = 31;

/** The only bare contract that ends about when the row says. */
function standInOf(entries: readonly ContractEntry[], { end, currency }: ContractWords): ContractEntry | null {
  const near = entries.filter(
    (entry) => isBare(entry) && agree(entry.currency, currency) && daysApart(entry.end, end) <= SAME_END_DAYS,
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Infinite where one of them is no day. */
export function daysApart(a: Stored, b: Stored): number {
  return typeof a === 'string' && typeof b === 'string' ? Math.abs(dayNumber(a) - dayNumber(b)) : Infinity;
}

function keyOf(accountId: number, product: string | null, start: Stored, end: Stored): string {
  return `${accountId}|${product ?? ''}|${String(start ?? '')}|${String(end ?? '')}`;
}

function agree(a: Stored, b: Stored): boolean {
  return a === null || b === null || a === b;
}

function productKey(value: Stored | undefined): string | null {
  return typeof value === 'string' && value !== '' ? foldText(value) : null;
}
