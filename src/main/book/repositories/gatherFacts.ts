/**
 * Gathers the facts of accounts as plain data for the rules: one ordered scan per table, rows grouped by account.
 *
 * Raw rows instead of the query builder because this is the one place where half a million rows become objects; the
 * bench of the portfolio watches it.
 */
import type Database from 'better-sqlite3';
import type { AccountFacts, Touch } from '../../../shared/domain/facts.ts';
import type { Book } from '../openBook.ts';
import {
  ACCOUNT_COLUMNS,
  CONTRACT_COLUMNS,
  FORECAST_COLUMNS,
  MILESTONE_COLUMNS,
  PULSE_COLUMNS,
  STAKEHOLDER_COLUMNS,
  SURVEY_COLUMNS,
  TICKET_COLUMNS,
  TOUCH_COLUMNS,
  USAGE_COLUMNS,
  accountOf,
  contractOf,
  forecastOf,
  milestoneOf,
  pulseOf,
  stakeholderOf,
  surveyOf,
  ticketOf,
  touchOf,
  usageOf,
  type RawRow,
} from './factRows.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

export interface GatherOptions {
  /** Only these accounts, by id; all when absent. */
  readonly accountIds?: readonly string[];
}

/** Every account of the book (or those named) with all its facts, ordered by account name (UTF-16) then id. */
export function gatherFacts(book: Book, options: GatherOptions = {}): AccountFacts[] {
  const { sqlite } = book;
  const ids = options.accountIds === undefined ? null : JSON.stringify(options.accountIds.map(Number));
  const byAccount = new Map<number, Mutable<AccountFacts>>();
  const where = (column: string): string => (ids === null ? '' : `WHERE ${column} IN (SELECT value FROM json_each(?))`);
  const scan = (sql: string): IterableIterator<RawRow> => rows(sqlite, sql, ids);

  for (const row of scan(`SELECT ${ACCOUNT_COLUMNS} FROM account ${where('id')}`)) {
    byAccount.set(row[0] as number, {
      account: accountOf(row),
      contracts: [],
      stakeholders: [],
      milestones: [],
      pulses: [],
      touches: [],
      surveys: [],
      usage: [],
      tickets: [],
      forecasts: [],
    });
  }
  /** Reads one table whose second column is the account, and hands each row to the list of its account. */
  const collect = (table: string, columns: string, add: (facts: Mutable<AccountFacts>, row: RawRow) => void): void => {
    for (const row of scan(`SELECT ${columns} FROM ${table} ${where('account_id')}`)) {
      const facts = byAccount.get(row[1] as number);
      if (facts !== undefined) add(facts, row);
    }
  };
  collect('contract', CONTRACT_COLUMNS, (facts, row) => facts.contracts.push(contractOf(row)));
  collect('stakeholder', STAKEHOLDER_COLUMNS, (facts, row) => facts.stakeholders.push(stakeholderOf(row)));
  collect('milestone', MILESTONE_COLUMNS, (facts, row) => facts.milestones.push(milestoneOf(row)));
  collect('pulse', PULSE_COLUMNS, (facts, row) => facts.pulses.push(pulseOf(row)));
  collect('survey', SURVEY_COLUMNS, (facts, row) => facts.surveys.push(surveyOf(row)));
  collect('usage', USAGE_COLUMNS, (facts, row) => facts.usage.push(usageOf(row)));
  collect('ticket', TICKET_COLUMNS, (facts, row) => facts.tickets.push(ticketOf(row)));

  const people = new Map<number, string[]>();
  for (const row of scan(
    ids === null
      ? 'SELECT touch_id, stakeholder_id FROM touch_person'
      : `SELECT touch_id, stakeholder_id FROM touch_person WHERE touch_id IN (SELECT id FROM touch ${where('account_id')})`,
  )) {
    const list = people.get(row[0] as number);
    if (list === undefined) people.set(row[0] as number, [String(row[1])]);
    else list.push(String(row[1]));
  }
  collect('touch', TOUCH_COLUMNS, (facts, row) => facts.touches.push(touchOf(row, people.get(row[0] as number) ?? NOBODY)));

  for (const row of scan(`SELECT ${FORECAST_COLUMNS} FROM forecast JOIN contract ON contract.id = forecast.contract_id ${where('contract.account_id')}`)) {
    byAccount.get(row[1] as number)?.forecasts.push(forecastOf(row));
  }
  return [...byAccount.values()].sort((a, b) => compareText(a.account.name, b.account.name) || Number(a.account.id) - Number(b.account.id));
}

const NOBODY: Touch['stakeholderIds'] = [];

function rows(sqlite: Database.Database, sql: string, ids: string | null): IterableIterator<RawRow> {
  const statement = sqlite.prepare<unknown[], RawRow>(sql).raw();
  return ids === null ? statement.iterate() : statement.iterate(ids);
}

/** Names are ordered by UTF-16 code unit, never by locale (domain page, fine print). */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
