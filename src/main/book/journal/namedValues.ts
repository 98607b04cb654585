/**
 * Settings, exchange rates and versions of the score model in the journal. People see each of these tables as one thing with
 * named values, so each is told as one row whose columns are its keys ("USD to EUR from 2026-01-01"): a deed names what it
 * changed, Undo gives exactly that back, and what a later deed said stays.
 */
import type Database from 'better-sqlite3';
import type { Cell, Row } from './rows.ts';

/** Id of the row a table of named values is told as. */
export const ONLY_ROW = 1;

interface NamedValues {
  readonly read: (sqlite: Database.Database) => Row;
  /** @param value null: the key goes. */
  readonly write: (sqlite: Database.Database, key: string, value: Cell) => void;
}

interface StoredRate {
  readonly from_currency: string;
  readonly to_currency: string;
  readonly from_date: string;
  readonly rate: number;
}

interface StoredVersion {
  readonly version: number;
  readonly from_date: string;
  readonly created_at: string;
  readonly note: string | null;
  readonly model: string;
}

/** Key of a rate: one per pair and day. */
export function rateKey(fromCurrency: string, toCurrency: string, fromDate: string): string {
  return `${fromCurrency} to ${toCurrency} from ${fromDate}`;
}

/** Key of a version of the score model. */
export function versionKey(version: number): string {
  return `version ${version}`;
}

const setting: NamedValues = {
  read: (sqlite) => {
    const rows = sqlite.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting').all();
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  },
  write: (sqlite, key, value) => {
    if (value === null) sqlite.prepare('DELETE FROM setting WHERE key = ?').run(key);
    else
      sqlite
        .prepare(
          'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        )
        .run(key, value);
  },
};

const exchangeRate: NamedValues = {
  read: (sqlite) => {
    const rows = sqlite
      .prepare<[], StoredRate>('SELECT from_currency, to_currency, from_date, rate FROM exchange_rate')
      .all();
    return Object.fromEntries(
      rows.map(({ from_currency: from, to_currency: to, from_date: day, rate }) => [rateKey(from, to, day), rate]),
    );
  },
  write: (sqlite, key, value) => {
    const [from, , to, , day] = key.split(' ');
    sqlite
      .prepare('DELETE FROM exchange_rate WHERE from_currency = ? AND to_currency = ? AND from_date = ?')
      .run(from, to, day);
    if (value === null) return;
    sqlite
      .prepare('INSERT INTO exchange_rate (from_currency, to_currency, from_date, rate) VALUES (?, ?, ?, ?)')
      .run(from, to, day, value);
  },
};

const scoreModel: NamedValues = {
  read: (sqlite) => {
    const rows = sqlite
      .prepare<[], StoredVersion>('SELECT version, from_date, created_at, note, model FROM score_model')
      .all();
    return Object.fromEntries(rows.map(({ version, ...rest }) => [versionKey(version), JSON.stringify(rest)]));
  },
  write: (sqlite, key, value) => {
    const version = Number(key.slice(versionKey(0).length - 1));
    sqlite.prepare('DELETE FROM score_model WHERE version = ?').run(version);
    if (value === null) return;
    // Written by `read` and by the use case that saves a version only.
    const stored = JSON.parse(String(value)) as Omit<StoredVersion, 'version'>;
    sqlite
      .prepare('INSERT INTO score_model (version, from_date, created_at, note, model) VALUES (?, ?, ?, ?, ?)')
      .run(version, stored.from_date, stored.created_at, stored.note, stored.model);
  },
};

const TABLES: ReadonlyMap<string, NamedValues> = new Map([
  ['setting', setting],
  ['exchange_rate', exchangeRate],
  ['score_model', scoreModel],
]);

/** The one row of a table of named values; undefined for every other table. */
export function readNamed(sqlite: Database.Database, table: string): Row | undefined {
  return TABLES.get(table)?.read(sqlite);
}

/** Writes the named keys only. @returns false for every other table. */
export function writeNamed(sqlite: Database.Database, table: string, changes: Row): boolean {
  const named = TABLES.get(table);
  if (named === undefined) return false;
  for (const [key, value] of Object.entries(changes)) named.write(sqlite, key, value);
  return true;
}
