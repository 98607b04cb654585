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
  const scopes = accountIds === undefined ? batches(book) : [namedAccounts(accountIds)];
  return inNameOrder([...scopes].flatMap((scope) => gatherBatch(book, scope)));
}

function gatherBatch(book: Book, scope: Scope): AccountFacts[] {
  const gathering = startGathering(book, ALL_COLUMNS.account, scope);
  const { collect, scan } = gathering;
  collect('contract', ALL_COLUMNS.contract, (facts, row, id) => facts.contracts.push(contractOf(row, id)));
  collect('stakeholder', ALL_COLUMNS.stakeholder, (facts, row, id) => facts.stakeholders.push(stakeholderOf(row, id)));
  collect('milestone', ALL_COLUMNS.milestone, (facts, row, id) => facts.milestones.push(milestoneOf(row, id)));
  collect('pulse', ALL_COLUMNS.pulse, (facts, row, id) => facts.pulses.push(pulseOf(row, id)));
  collect('survey', ALL_COLUMNS.survey, (facts, row, id) => facts.surveys.push(surveyOf(row, id)));
  collect('usage', ALL_COLUMNS.usage, (facts, row, id) => facts.usage.push(usageOf(row, id)));
  collect('ticket', ALL_COLUMNS.ticket, (facts, row, id) => facts.tickets.push(ticketOf(row, id)));
  collectForecasts(gathering);
  const people = new Map<number, string[]>();
  for (const row of scan('touch_id, stakeholder_id', 'touch_person JOIN touch ON touch.id = touch_id', 'account_id')) {
    const list = people.get(row[0] as number);
    if (list === undefined) people.set(row[0] as number, [String(row[1])]);
    else list.push(String(row[1]));
  }
  collect('touch', ALL_COLUMNS.touch, (facts, row, id) =>
    facts.touches.push(touchOf(row, id, people.get(row[0] as number) ?? NOBODY)),
  );
  return gathering.finish();
}

/** Accounts with their contracts and nothing else, ordered by name: all that retention reads. */
export function gatherContracts(book: Book): AccountFacts[] {
  const gathering = startGathering(book, ALL_COLUMNS.account, everyAccount);
  gathering.collect('contract', ALL_COLUMNS.contract, (facts, row, id) => facts.contracts.push(contractOf(row, id)));
  return inNameOrder(gathering.finish());
}

/**
 * Facts for scoring alone, as of one day, batch by batch, so that a big book never stands in memory at once. Texts that no
 * score rule reads come as null (or ""), vendor milestones are left out, and of the touches each person's latest one by
 * `asOf` stands for all. The figures of `computeScore` as of that day are the same as with `gatherFacts`; no sentence may
 * be made from these.
 */
export function* scoringFacts(book: Book, asOf: IsoDay, reads: ScoringReads): IterableIterator<AccountFacts> {
  for (const scope of batches(book)) yield* scoringBatch(book, asOf, scope, reads);
}

/** What only some models look at. */
export interface ScoringReads {
  readonly withSurveys: boolean;
  /** Channel and purpose of touches: each person's latest one of every kind stands for all of that kind. */
  readonly withTouchKinds: boolean;
}

/** Accounts read at once: few enough that raw rows die young, enough that queries are few. */
const BATCH = 500;

function* batches({ sqlite }: Book): IterableIterator<Scope> {
  const ids = sqlite.prepare<[], number>('SELECT id FROM account ORDER BY id').pluck().all();
  for (let from = 0; from < ids.length; from += BATCH) {
    const last = Math.min(from + BATCH, ids.length) - 1;
    yield accountsBetween(ids[from] ?? 0, ids[last] ?? 0);
  }
}

function scoringBatch(book: Book, asOf: IsoDay, scope: Scope, reads: ScoringReads): AccountFacts[] {
  const gathering = startGathering(book, SCORING_COLUMNS.account, scope);
  const { collect } = gathering;
  collect('contract', SCORING_COLUMNS.contract, (facts, row, id) => facts.contracts.push(contractOf(row, id)));
  collect('stakeholder', SCORING_COLUMNS.stakeholder, (facts, row, id) =>
    facts.stakeholders.push(stakeholderOf(row, id)),
  );
  collect(
    'milestone',
    SCORING_COLUMNS.milestone,
    (facts, row, id) => facts.milestones.push(milestoneOf(row, id)),
    `owner_side = 'customer'`,
  );
  collect('pulse', SCORING_COLUMNS.pulse, (facts, row, id) => facts.pulses.push(pulseOf(row, id)));
  if (reads.withSurveys)
    collect('survey', SCORING_COLUMNS.survey, (facts, row, id) => facts.surveys.push(surveyOf(row, id)));
  collect('usage', SCORING_COLUMNS.usage, (facts, row, id) => facts.usage.push(usageOf(row, id)));
  collect('ticket', SCORING_COLUMNS.ticket, (facts, row, id) => facts.tickets.push(ticketOf(row, id)));
  collectForecasts(gathering);
  const kinds = reads.withTouchKinds ? 'channel, purpose' : 'NULL, NULL';
  collect(
    'touch_person JOIN touch ON touch.id = touch_id',
    `NULL, account_id, max(date), ${kinds}, NULL, NULL, stakeholder_id`,
    (facts, row, id) => facts.touches.push(touchOf(row, id, [String(row[7])])),
    `(date IS NULL OR date <= '${asOf}')`,
    `GROUP BY account_id, stakeholder_id${reads.withTouchKinds ? ', channel, purpose' : ''}`,
  );
  return gathering.finish();
}

/** Which accounts are read: a condition on their id column, and its parameters. */
interface Scope {
  readonly condition: (column: string) => string;
  readonly parameters: readonly (string | number)[];
}

const everyAccount: Scope = { condition: () => '1', parameters: [] };

function namedAccounts(ids: readonly string[]): Scope {
  return {
    condition: (column) => `${column} IN (SELECT value FROM json_each(?))`,
    parameters: [JSON.stringify(ids.map(Number))],
  };
}

function accountsBetween(first: number, last: number): Scope {
  return { condition: (column) => `${column} BETWEEN ? AND ?`, parameters: [first, last] };
}

type AddRow = (facts: Collected, row: RawRow, accountId: string) => void;

interface Gathering {
  readonly of: (accountId: number) => Collected | undefined;
  /** Rows of the accounts in scope; `column` is the one that holds the account. */
  readonly scan: (columns: string, from: string, column: string, where?: string, tail?: string) => readonly RawRow[];
  /** Reads rows whose second column is the account, and hands each to the facts of its account. */
  readonly collect: (from: string, columns: string, add: AddRow, where?: string, tail?: string) => void;
  readonly finish: () => AccountFacts[];
}

function startGathering({ sqlite }: Book, accountColumns: string, scope: Scope): Gathering {
  const scan: Gathering['scan'] = (columns, from, column, where = '1', tail = '') =>
    sqlite
      .prepare<unknown[], RawRow>(
        `SELECT ${columns} FROM ${from} WHERE ${scope.condition(column)} AND ${where} ${tail}`,
      )
      .raw()
      .all(...scope.parameters);
  const byAccount = new Map<number, Collected>();
  for (const row of scan(accountColumns, 'account', 'id')) byAccount.set(row[0] as number, emptyFacts(row));
  return {
    of: (accountId) => byAccount.get(accountId),
    scan,
    collect: (from, columns, add, where, tail) => {
      for (const row of scan(columns, from, 'account_id', where, tail)) {
        const facts = byAccount.get(row[1] as number);
        if (facts !== undefined) add(facts, row, facts.account.id);
      }
    },
    finish: () => [...byAccount.values()],
  };
}

function inNameOrder(accounts: AccountFacts[]): AccountFacts[] {
  return accounts.sort(
    (a, b) => compareKeys(a.account.name, b.account.name) || Number(a.account.id) - Number(b.account.id),
  );
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

function collectForecasts({ scan, of }: Gathering): void {
  const from = 'forecast JOIN contract ON contract.id = forecast.contract_id';
  for (const row of scan(ALL_COLUMNS.forecast, from, 'contract.account_id'))
    of(row[1] as number)?.forecasts.push(forecastOf(row));
}

const NOBODY: readonly string[] = [];
