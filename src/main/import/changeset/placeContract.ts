/** Finds or makes the contract a row speaks of, and the contract a forecast is about. */
import type { DraftFact } from '../../../shared/fields/types.ts';
import { columnAt, type FactValues } from '../../book/importing/factColumns.ts';
import { foldText } from '../match/foldName.ts';
import { type ContractEntry, type ContractWords, isBare } from '../match/contractIndex.ts';
import { contractsInTotal, isCustomerSince, placeTotal, speaksForAccount } from './accountTotals.ts';
import { draftValues, rejectFact, wordsOf } from './draftValues.ts';
import { accountOf } from './placeAccount.ts';
import { settleEnd } from './endedContracts.ts';
import { settleTrial } from './trialContracts.ts';
import type { ImportRun, RowRun } from './run.ts';
import { changeFact, insertFact } from './writeFact.ts';

const AT = {
  account: columnAt('contract', 'accountId'),
  product: columnAt('contract', 'product'),
  start: columnAt('contract', 'startDate'),
  end: columnAt('contract', 'endDate'),
  arr: columnAt('contract', 'arrMinor'),
  currency: columnAt('contract', 'currency'),
  outcome: columnAt('contract', 'outcome'),
} as const;

export function placeContract(run: ImportRun, row: RowRun, told: DraftFact): void {
  const externalId = wordsOf(told, 'externalId');
  const accountId =
    accountOf(run, row, told) ?? (externalId === null ? null : (run.contracts.findById(externalId)?.accountId ?? null));
  if (accountId === null) {
    rejectFact(
      row,
      'import/no-account',
      'This row names no account, so its contract has no place in the book. Fill the account column or add the account id.',
    );
    return;
  }
  const draft = settleTrial(row, settleEnd(run, row, told, accountId));
  const values = draftValues(row, draft);
  values[AT.account] = accountId;
  const words = {
    externalId,
    product: wordsOf(draft, 'product'),
    start: values[AT.start] ?? null,
    end: values[AT.end] ?? null,
    arr: values[AT.arr] ?? null,
    currency: values[AT.currency] ?? null,
    outcome: values[AT.outcome] ?? null,
    fingerprint: row.sheet.source.plan.fingerprint,
  };
  const inTotal = contractsInTotal(run, row, draft, accountId, values);
  if (inTotal.length > 0 || speaksForAccount(row.sheet.source, draft)) row.totalOf = accountId;
  const meant = stillMeant(run, row, accountId, words, inTotal);
  if (inTotal.length > 1 && meant === null) {
    placeTotal(run, row, draft, accountId, values, inTotal);
    return;
  }
  const known = meant ?? inTotal[0] ?? run.contracts.find(accountId, words, row.sheet.key);
  if (words.start === null && run.contracts.of(accountId).some((entry) => entry !== known))
    run.severalTerms.add(accountId);
  if (known === null) {
    const outcome = insertFact(run, row, 'contract', values, draft);
    run.contracts.claim(run.contracts.add(outcome.id, accountId, values), words, row.sheet.key);
    return;
  }
  run.contracts.claim(known, words, row.sheet.key);
  const outcome = changeFact(run, row, 'contract', known.id, values, draft, {
    onlyFill: (at) => isCustomerSince(row.sheet.source, draft, known, at),
    isSame: (at, old, incoming) =>
      at === AT.product &&
      typeof old === 'string' &&
      typeof incoming === 'string' &&
      foldText(old) === foldText(incoming),
  });
  if (outcome.kind === 'same') return;
  const merged: FactValues = [...outcome.values];
  for (const verdict of outcome.verdicts) if (verdict.verdict === 'set') merged[verdict.at] = verdict.new;
  run.contracts.refresh(known, merged);
}

/**
 * The contract that a row meant last time, where others of the account would be its total now: the same file goes on to mean it,
 * or it would say of a contract that has begun to run, or came in with it, what it said of the first. Another file does
 * until that contract has ended; a line that nothing but such a list told gives way to a contract with a name.
 */
function stillMeant(
  run: ImportRun,
  { sheet }: RowRun,
  accountId: number,
  words: ContractWords,
  inTotal: readonly ContractEntry[],
): ContractEntry | null {
  const meant = inTotal.length === 0 ? null : run.contracts.meantBefore(accountId, words);
  if (meant === null || sheet.isAgain) return meant;
  if (inTotal.length > 1 || isBare(meant) || (typeof meant.end === 'string' && meant.end < run.date)) return null;
  return run.store.read('contract', meant.id)[AT.outcome] === 'churned' ? null : meant;
}

/** @returns id of the contract a forecast is about; null, with the reason told, when it cannot be known. */
export function contractOf(run: ImportRun, row: RowRun, draft: DraftFact): number | null {
  const externalId = wordsOf(draft, 'contractExternalId');
  const byId = externalId === null ? null : run.contracts.findById(externalId);
  if (byId !== null) return byId.id;
  const accountId = accountOf(run, row, draft);
  if (accountId === null) {
    rejectFact(
      row,
      'import/no-account',
      'This row names no account, so its forecast has no place in the book. Fill the account column or add the contract id.',
    );
    return null;
  }
  // "Contract" is often filled with what was bought rather than with an id.
  const product = wordsOf(draft, 'contractProduct') ?? externalId;
  const [start, end] = [wordsOf(draft, 'contractStart'), wordsOf(draft, 'contractEnd')];
  const all = run.contracts.of(accountId);
  const fitting = all.filter(
    (entry) =>
      (product === null || entry.product === foldText(product)) &&
      (start === null || entry.start === start) &&
      (end === null || entry.end === end),
  );
  const open = fitting.length > 1 ? openOn(fitting, wordsOf(draft, 'date')) : fitting;
  const only = open.length === 1 ? open[0] : undefined;
  if (only !== undefined) return only.id;
  const account = run.accounts.get(accountId)?.name ?? '';
  rejectFact(
    row,
    'import/no-contract',
    open.length === 0
      ? `“${account}” has no ${product === null ? 'contract' : `contract for “${product}”`} in the book, so the forecast has no place. Import the contract first, or on the same row.`
      : `“${account}” has ${fitting.length} contracts that this forecast could be about. Add the product, the start or the id of the contract.`,
  );
  return null;
}

interface Term {
  readonly start: unknown;
  readonly end: unknown;
}

/** The contract a call of a day is about: of those running then the one that ends first; else the one that ends last, still to be decided. */
function openOn<T extends Term>(contracts: readonly T[], day: string | null): readonly T[] {
  const endOf = ({ end }: T): string => String(end ?? '9999');
  const running =
    day === null ? [] : contracts.filter((entry) => String(entry.start ?? '') <= day && day <= endOf(entry));
  const [among, isBetter] =
    running.length > 0
      ? ([running, (a: string, b: string) => a < b] as const)
      : ([contracts, (a: string, b: string) => a > b] as const);
  const wanted = among.map(endOf).reduce((best, own) => (isBetter(own, best) ? own : best));
  return among.filter((entry) => endOf(entry) === wanted);
}
