/**
 * Edits by hand: checked, journalled, undoable. A pulse typed in the app needs its reason, a planned touch the value it
 * brings and what it serves (product page, beliefs 7 and 9); support typed today is of today.
 */
import type { EditDone } from '../../shared/contract/account.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import type { FactTable } from '../../shared/domain/results.ts';
import { editFact } from '../book/journal/editFacts.ts';
import type { Book } from '../book/openBook.ts';
import { readFact, type FactRow } from '../book/repositories/facts.ts';
import { storedValues, wordsOf, type StoredRow, type TypedValue } from './storedValues.ts';

export interface EditTime {
  readonly today: IsoDay;
  /** ISO instant. */
  readonly now: string;
}

type Typed = Readonly<Record<string, TypedValue>>;

/** @throws AppError edit/not-found, edit/unknown-field, edit/bad-value, edit/needs-reason, edit/needs-value, edit/other-account. */
export function changeFact(
  book: Book,
  table: FactTable,
  id: string,
  changes: Typed,
  { today, now }: EditTime,
): EditDone {
  const before = existing(book, table, id);
  const stored = storedValues(table, withDates(table, changes, today));
  const after = { ...before, ...stored };
  checkRules(book, table, after, today);
  const fields = Object.keys(changes).map(wordsOf).join(', ');
  const result = editFact(
    book,
    { label: `Changed ${fields} of ${nameOf(book, table, after)}`, at: now },
    { op: 'update', table, id: Number(id), changes: stored },
  );
  return { journalEntryId: result.entryId ?? '', label: `Changed ${fields}`, fact: { table, id } };
}

/** @param accountId the account the fact belongs to; null for a new account and for a forecast, which names its contract. */
export function addFact(
  book: Book,
  table: FactTable,
  accountId: string | null,
  values: Typed,
  { today, now }: EditTime,
): EditDone {
  const owner = ownerOf(book, table, accountId);
  const stored = {
    ...storedValues(table, withDates(table, defaults(book, table, accountId, values, today), today)),
    ...owner,
  };
  checkRules(book, table, stored, today);
  const label =
    table === 'account'
      ? `Added account ${String(stored['name'] ?? '')}`
      : `Added ${table} to ${nameOf(book, table, stored)}`;
  const result = editFact(book, { label, at: now }, { op: 'insert', table, values: stored });
  return { journalEntryId: result.entryId ?? '', label, fact: { table, id: result.ids[0] ?? '' } };
}

export function removeFact(book: Book, table: FactTable, id: string, { now }: EditTime): EditDone {
  const label = `Removed ${table === 'account' ? 'account' : `${table} of`} ${nameOf(book, table, existing(book, table, id))}`;
  const result = editFact(book, { label, at: now }, { op: 'delete', table, id: Number(id) });
  return { journalEntryId: result.entryId ?? '', label, fact: { table, id } };
}

function existing(book: Book, table: FactTable, id: string): FactRow {
  const row = readFact(book, table, id);
  if (row === null)
    throw new AppError('edit/not-found', 'This entry is no longer in the book. Reload the screen.', { table, id });
  return row;
}

/** What a person need not type. */
function defaults(book: Book, table: FactTable, accountId: string | null, values: Typed, today: IsoDay): Typed {
  if (table === 'pulse') {
    const csm = accountId === null ? null : (readFact(book, 'account', accountId)?.['csm'] ?? null);
    return { date: today, csm: csm === null ? null : String(csm), ...values };
  }
  return table === 'touch' || table === 'forecast' ? { date: today, ...values } : values;
}

function withDates(table: FactTable, values: Typed, today: IsoDay): Typed {
  const dated =
    table === 'stakeholder' &&
    values['support'] !== undefined &&
    values['support'] !== null &&
    values['supportDate'] === undefined;
  return dated ? { ...values, supportDate: today } : values;
}

function ownerOf(book: Book, table: FactTable, accountId: string | null): StoredRow {
  if (table === 'account' || table === 'forecast') return {};
  if (accountId === null)
    throw new AppError('edit/no-account', `A ${table} belongs to an account: say which.`, { table });
  existing(book, 'account', accountId);
  return { account_id: Number(accountId) };
}

function checkRules(book: Book, table: FactTable, row: FactRow, today: IsoDay): void {
  const isBlank = (column: string): boolean => (row[column] ?? null) === null;
  if (table === 'pulse' && isBlank('reason')) {
    throw new AppError('edit/needs-reason', 'A pulse needs its reason: say what it rests on.', { field: 'reason' });
  }
  const isPlanned = table === 'touch' && String(row['date'] ?? '') > today;
  if (isPlanned && (isBlank('value_brought') || isBlank('serves'))) {
    throw new AppError(
      'edit/needs-value',
      'A planned touch names the value it brings and the milestone or decision it serves. Nobody just checks in.',
      { field: isBlank('value_brought') ? 'valueBrought' : 'serves' },
    );
  }
  checkReferences(book, table, row);
}

/** People, successors, superiors and contracts named by a fact belong to the same account. */
function checkReferences(book: Book, table: FactTable, row: FactRow): void {
  const people = [
    row['stakeholder_id'],
    row['reports_to_id'],
    row['successor_id'],
    ...String(row['stakeholder_ids'] ?? '').split(','),
  ];
  for (const id of people) {
    if (id === null || id === undefined || id === '') continue;
    const person = readFact(book, 'stakeholder', String(id));
    if (person === null || person['account_id'] !== row['account_id']) {
      throw new AppError('edit/other-account', 'That person is not on file for this account.', { table, id });
    }
    if (table === 'stakeholder' && String(id) === String(row['id'] ?? '')) {
      throw new AppError('edit/bad-value', 'A person cannot follow or report to themselves.', {
        table,
        field: 'reportsToId',
        rule: 'another person',
      });
    }
  }
  if (table === 'forecast') existing(book, 'contract', String(row['contract_id'] ?? ''));
}

function nameOf(book: Book, table: FactTable, row: FactRow): string {
  if (table === 'account') return String(row['name'] ?? '');
  const contract = table === 'forecast' ? readFact(book, 'contract', String(row['contract_id'] ?? '')) : row;
  return String(readFact(book, 'account', String(contract?.['account_id'] ?? ''))?.['name'] ?? 'an account');
}
