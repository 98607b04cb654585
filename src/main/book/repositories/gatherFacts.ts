/**
 * Gathers the facts of accounts as plain data for the rules: one scan per table, rows grouped by account.
 *
 * Raw rows instead of the query builder because this is the one place where half a million rows become objects; the
 * bench of the portfolio watches it.
 */
import type { AccountFacts, IsoDay } from '../../../shared/domain/facts.ts';
import type { Book } from '../openBook.ts';
import { compareKeys } from '../../../shared/domain/compare.ts';
import {
  accountOf,
  ALL_COLUMNS,
  contractOf,
  forecastOf,
  milestoneOf,
  pulseOf,
  SCORING_COLUMNS,
  stakeholderOf,
  surveyOf,
  ticketOf,
  touchOf,
  usageOf,
  type RawRow,
} from './factRows.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };
type Collected = Mutable<AccountFacts>;

export interface GatherOptions {
  /** Only these accounts, by id; all when absent. */
  readonly accountIds?: readonly string[];
}

/** Every account of the book (or those named) with all its facts, ordered by account name (UTF-16) then id. */
export function gatherFacts(book: Book, { accountIds }: GatherOptions = {}): AccountFacts[] {
  const gathering = startGathering(book, ALL_COLUMNS.account, accountIds);
  const { collect } = gathering;
  collect('contract', ALL_COLUMNS.contract, (facts, row) => facts.contracts.push(contractOf(row)));
  collect('stakeholder', ALL_COLUMNS.stakeholder, (facts, row) => facts.stakeholders.push(stakeholderOf(row)));
  collect('milestone', ALL_COLUMNS.milestone, (facts, row) => facts.milestones.push(milestoneOf(row)));
  collect('pulse', ALL_COLUMNS.pulse, (facts, row) => facts.pulses.push(pulseOf(row)));
  collect('survey', ALL_COLUMNS.survey, (facts, row) => facts.surveys.push(surveyOf(row)));
  collect('usage', ALL_COLUMNS.usage, (facts, row) => facts.usage.push(usageOf(row)));
  collect('ticket', ALL_COLUMNS.ticket, (facts, row) => facts.tickets.push(ticketOf(row)));
  collectForecasts(gathering);

  const people = new Map<number, string[]>();
  for (const row of gathering.scan(
    'SELECT touch_id, stakeholder_id FROM touch_person',
    'WHERE touch_id IN (SELECT touch.id FROM touch JOIN json_each(?) ON touch.account_id = value)',
  )) {
    const list = people.get(row[0] as number);
    if (list === undefined) people.set(row[0] as number, [String(row[1])]);
    else list.push(String(row[1]));
  }
  collect('touch', ALL_COLUMNS.touch, (facts, row) => facts.touches.push(touchOf(row, people.get(row[0] as number) ?? NOBODY)));
  return gathering.finish();
}

/**
 * Facts for scoring alone, as of one day: texts that no score rule reads come as null (names of people and milestones as
 * ""), vendor milestones are left out, and of the touches each person's latest one by `asOf` stands for all. The figures
 * of `computeScore` as of that day are the same as with `gatherFacts`; no sentence may be made from these.
 */
export function gatherScoringFacts(book: Book, asOf: IsoDay, { withSurveys }: { readonly withSurveys: boolean }): AccountFacts[] {
  const gathering = startGathering(book, SCORING_COLUMNS.account);
  const { collect } = gathering;
  collect('contract', SCORING_COLUMNS.contract, (facts, row) => facts.contracts.push(contractOf(row)));
  collect('stakeholder', SCORING_COLUMNS.stakeholder, (facts, row) => facts.stakeholders.push(stakeholderOf(row)));
  collect(`milestone WHERE owner_side = 'customer'`, SCORING_COLUMNS.milestone, (facts, row) => facts.milestones.push(milestoneOf(row)));
  collect('pulse', SCORING_COLUMNS.pulse, (facts, row) => facts.pulses.push(pulseOf(row)));
  if (withSurveys) collect('survey', SCORING_COLUMNS.survey, (facts, row) => facts.surveys.push(surveyOf(row)));
  collect('usage', SCORING_COLUMNS.usage, (facts, row) => facts.usage.push(usageOf(row)));
  collect('ticket', SCORING_COLUMNS.ticket, (facts, row) => facts.tickets.push(ticketOf(row)));
  collectForecasts(gathering);
  const touches = book.sqlite
    .prepare<[string], RawRow>(
      `SELECT 0, account_id, max(date), NULL, NULL, NULL, NULL, stakeholder_id FROM touch_person JOIN touch ON touch.id = touch_id
       WHERE date IS NULL OR date <= ? GROUP BY account_id, stakeholder_id`,
    )
    .raw();
  for (const row of touches.iterate(asOf)) gathering.of(row[1] as number)?.touches.push(touchOf(row, [String(row[7])]));
  return gathering.finish();
}

/** Accounts with their contracts and nothing else: all that retention reads. */
export function gatherContracts(book: Book): AccountFacts[] {
  const gathering = startGathering(book, ALL_COLUMNS.account);
  gathering.collect('contract', ALL_COLUMNS.contract, (facts, row) => facts.contracts.push(contractOf(row)));
  return gathering.finish();
}

interface Gathering {
  readonly of: (accountId: number) => Collected | undefined;
  /** Rows of a query; `narrowed` is the clause that keeps those of the accounts named, with one parameter. */
  readonly scan: (sql: string, narrowed: string) => IterableIterator<RawRow>;
  /** Reads a table whose second column is the account, and hands each row to the facts of its account. */
  readonly collect: (from: string, columns: string, add: (facts: Collected, row: RawRow) => void) => void;
  readonly finish: () => AccountFacts[];
}

function startGathering({ sqlite }: Book, accountColumns: string, accountIds?: readonly string[]): Gathering {
  const ids = accountIds === undefined ? null : JSON.stringify(accountIds.map(Number));
  const scan: Gathering['scan'] = (sql, narrowed) =>
    ids === null
      ? sqlite.prepare<[], RawRow>(sql).raw().iterate()
      : sqlite.prepare<[string], RawRow>(`${sql} ${narrowed}`).raw().iterate(ids);
  const byAccount = new Map<number, Collected>();
  for (const row of scan(`SELECT ${accountColumns} FROM account`, 'WHERE id IN (SELECT value FROM json_each(?))')) {
    byAccount.set(row[0] as number, emptyFacts(row));
  }
  return {
    of: (accountId) => byAccount.get(accountId),
    scan,
    collect: (from, columns, add) => {
      for (const row of scan(`SELECT ${columns} FROM ${from}`, 'WHERE account_id IN (SELECT value FROM json_each(?))')) {
        const facts = byAccount.get(row[1] as number);
        if (facts !== undefined) add(facts, row);
      }
    },
    finish: () =>
      [...byAccount.values()].sort(
        (a, b) => compareKeys(a.account.name, b.account.name) || Number(a.account.id) - Number(b.account.id),
      ),
  };
}

function emptyFacts(row: RawRow): Collected {
  return {
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
  };
}

function collectForecasts(gathering: Gathering): void {
  const rows = gathering.scan(
    `SELECT ${ALL_COLUMNS.forecast} FROM forecast JOIN contract ON contract.id = forecast.contract_id`,
    'WHERE contract.account_id IN (SELECT value FROM json_each(?))',
  );
  for (const row of rows) gathering.of(row[1] as number)?.forecasts.push(forecastOf(row));
}

const NOBODY: readonly string[] = [];
