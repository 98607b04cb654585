/**
 * The ARR and renewal date on a row of an account list, where the account's contracts are known by themselves. "Accounts"
 * with an ARR column beside "Subscriptions" is the commonest workbook of all: its ARR is the sum of the subscriptions, not
 * one more contract. What contracts say counts; the total is held against them, and a difference is told.
 * Source: belief "every number can be defended" of the product page; import page, "Match".
 */
import { formatMoneyExact, minorDigits } from '../../../shared/domain/money.ts';
import type { DraftFact, NormalisedRow, SheetPlan } from '../../../shared/fields/types.ts';
import { columnAt, FACT_TABLES, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import { type ContractEntry, daysApart, isBare } from '../match/contractIndex.ts';
import { reject } from './draftValues.ts';
import type { ImportRun, RowRun, SheetSource } from './run.ts';
import { changeFact } from './writeFact.ts';

const AT = {
  start: columnAt('contract', 'startDate'),
  end: columnAt('contract', 'endDate'),
  notice: columnAt('contract', 'noticeDays'),
  autoRenew: columnAt('contract', 'autoRenew'),
  arr: columnAt('contract', 'arrMinor'),
  currency: columnAt('contract', 'currency'),
  outcome: columnAt('contract', 'outcome'),
} as const;

/** What an account can say for all of its contracts: it fills what they leave blank. */
const FOR_ALL: ReadonlySet<number> = new Set([AT.currency, AT.notice, AT.autoRenew]);

/** Some lists tell the last day of a contract, some the day after. */
const DAY_AFTER = 1;

const NAMES_ONE = ['externalId', 'product'] as const;
const NAMES_A_CONTRACT = [...NAMES_ONE, 'startDate'] as const;

/**
 * True for a contract told without an id, a product or a start: it may be what an account's contracts add up to. On an account
 * list a start alone names none: "customer since" stands there as often as the start of a term.
 */
function isUnnamed({ plan }: Pick<SheetSource, 'plan'>, { entity, values }: DraftFact): boolean {
  if (entity !== 'contract') return false;
  const names = plan.entities[0] === 'account' ? NAMES_ONE : NAMES_A_CONTRACT;
  return names.every((property) => (values.get(property) ?? null) === null);
}

/** True for a sheet whose contracts have an id, a product or a start: they come before those that may be their sum. */
export function namesContracts({ columns }: SheetPlan): boolean {
  return columns.some(({ field }) => NAMES_A_CONTRACT.some((property) => field?.key === `contract.${property}`));
}

/** True for what a row of an account list says of contracts without naming one: it holds for the account, whatever is on file yet. */
export function speaksForAccount(source: SheetSource, draft: DraftFact): boolean {
  return source.plan.entities[0] === 'account' && isUnnamed(source, draft);
}

/** The facts of a row that wait until the contracts of the other sheets are in the book; none where nothing is a total. */
export function waitingFacts(source: SheetSource, { facts }: NormalisedRow): readonly DraftFact[] {
  if (!facts.some((draft) => speaksForAccount(source, draft))) return [];
  return facts.filter(({ entity }) => entity === 'contract' || entity === 'forecast');
}

/**
 * The contracts a row gives the total of: those of the account that run today and have a name of their own. A row of an
 * account list means all of them, whatever it says; a row of a contract list may be one contract more, so it means those
 * whose ARR is its own, all or those of one end. None: the row tells a contract.
 */
export function contractsInTotal(
  run: ImportRun,
  row: RowRun,
  draft: DraftFact,
  accountId: number,
  values: FactValues,
): readonly ContractEntry[] {
  const { source } = row.sheet;
  if (!isUnnamed(source, draft)) return [];
  // A row with a start may itself have made the contracts that are known by nothing else.
  const isLine = (values[AT.start] ?? null) === null ? isBare : isNameless;
  const running = runningContracts(run, accountId);
  const own = running.filter((entry) => !isLine(entry));
  if (source.plan.entities[0] === 'account') return own.length > 1 || own.length === running.length ? own : [];
  const arr = values[AT.arr] ?? null;
  // Those this list spoke of are rows of its own.
  const others = own.filter(({ claimedBy }) => claimedBy !== row.sheet.key);
  const sets = [others, others.filter(({ end }) => end === (values[AT.end] ?? null))];
  const isSum = (entries: readonly ContractEntry[]): boolean =>
    entries.filter((entry) => Number(entry.arr ?? 0) > 0).length > 1 &&
    sumOf(entries.map((entry) => entry.arr)) === arr;
  return sets.find(isSum) ?? [];
}

function isNameless({ externalId, product }: ContractEntry): boolean {
  return externalId === null && product === null;
}

/** True where an account list tells a start beside a contract with a name: it is no other start of that. */
export function isCustomerSince(source: SheetSource, draft: DraftFact, entry: ContractEntry, at: number): boolean {
  return at === AT.start && source.plan.entities[0] === 'account' && isUnnamed(source, draft) && !isNameless(entry);
}

function runningContracts(run: ImportRun, accountId: number): readonly ContractEntry[] {
  return run.contracts.of(accountId).filter((entry) => {
    const { start, end } = entry;
    if (start !== null && start > run.date) return false;
    const values = run.store.read('contract', entry.id);
    return values[AT.outcome] !== 'churned' && (end === null || end >= run.date || values[AT.autoRenew] === 1);
  });
}

function sumOf(amounts: readonly (Stored | undefined)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + Number(amount ?? 0), 0);
}

/**
 * Holds a total against two or more contracts. Fills the currency, the notice and the auto-renewal they leave blank; all else
 * that agrees with none of them is a rejected cell with the reason. Never adds a contract.
 */
export function placeTotal(
  run: ImportRun,
  row: RowRun,
  draft: DraftFact,
  accountId: number,
  incoming: FactValues,
  contracts: readonly ContractEntry[],
): void {
  const forAll: FactValues = incoming.map((value, at) => (FOR_ALL.has(at) ? value : undefined));
  for (const { id } of contracts) changeFact(run, row, 'contract', id, forAll, draft, { onlyFill: () => true });
  const all = contracts.map(({ id }) => run.store.read('contract', id));
  const name = run.accounts.get(accountId)?.name ?? '';
  const ofThem = `the ${contracts.length} contracts of “${name}”`;
  for (const [at, value] of incoming.entries()) {
    if (value === undefined || value === null || at === 0 || at === AT.start || FOR_ALL.has(at)) continue;
    if (at === AT.arr) {
      const why = differsFromSum(Number(value), incoming[AT.currency] ?? null, all);
      if (why === null) row.notes.push(`Its ARR is what ${ofThem} add up to.`);
      else
        refuse(row, draft, at, formatMoneyExact(Number(value), currencyOf(incoming)), `is not what ${ofThem} ${why}`);
    } else if (at === AT.end) {
      if (!all.some((contract) => daysApart(contract[at] ?? null, value) <= DAY_AFTER))
        refuse(row, draft, at, String(value), `is not a day on which one of ${ofThem} ends (${listEnds(all)})`);
    } else if (!all.some((contract) => contract[at] === value))
      refuse(
        row,
        draft,
        at,
        String(value),
        `belongs to none of ${ofThem}; add the product or the contract id to the row`,
      );
  }
}

/** Null when the amount is the sum, but for a unit of the currency a contract that rounding took or gave. */
function differsFromSum(arr: number, currency: Stored, contracts: readonly FactValues[]): string | null {
  const currencies = new Set(contracts.map((contract) => contract[AT.currency] ?? null));
  if (currencies.size > 1) return 'add up to: they are in several currencies';
  const own = [...currencies][0] ?? null;
  const code = typeof own === 'string' ? own : null;
  if (currency !== null && currency !== own) return `add up to: they are in ${code ?? 'no currency'}`;
  const sum = sumOf(contracts.map((contract) => contract[AT.arr]));
  const unit = 10 ** minorDigits(code);
  if (Math.abs(sum - arr) <= unit * contracts.length) return null;
  return `add up to (${formatMoneyExact(sum, code)}), which counts`;
}

/**
 * The currency of a total is that of the account's past and coming terms too, where they name none. To be called when all
 * contracts are there, with the facts of the row.
 */
export function fillCurrency(run: ImportRun, row: RowRun, facts: readonly DraftFact[]): void {
  const draft = facts.find((fact) => isUnnamed(row.sheet.source, fact));
  const currency = draft?.values.get('currency');
  if (row.totalOf === null || draft === undefined || typeof currency !== 'string') return;
  const values: FactValues = [...FACT_TABLES.contract.nothing];
  values[AT.currency] = currency;
  for (const entry of run.contracts.of(row.totalOf)) {
    if (isBare(entry) || (run.store.read('contract', entry.id)[AT.currency] ?? null) !== null) continue;
    changeFact(run, row, 'contract', entry.id, values, draft, { onlyFill: () => true });
  }
}

function currencyOf(values: FactValues): string | null {
  const code = values[AT.currency];
  return typeof code === 'string' ? code : null;
}

function listEnds(contracts: readonly FactValues[]): string {
  return [...new Set(contracts.map((contract) => String(contract[AT.end] ?? 'open')))].toSorted().join(', ');
}

function refuse(row: RowRun, draft: DraftFact, at: number, value: string, sentence: string): void {
  const property = FACT_TABLES.contract.columns[at]?.property ?? '';
  reject(row, draft, property, value, 'import/not-of-one-contract', sentence, value);
}
