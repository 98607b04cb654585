/** Finds or makes the account a row speaks of, as its own row or as the place of another fact. */
import type { DraftFact } from '../../../shared/fields/types.ts';
import { columnAt, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import type { AccountEntry, AccountMatch, AccountWords } from '../match/accountIndex.ts';
import { foldCompany, foldDomain } from '../match/foldName.ts';
import { draftValues, rejectFact, wordsOf } from './draftValues.ts';
import type { ImportRun, RowRun } from './run.ts';
import { changeFact, insertFact } from './writeFact.ts';

const NAME = columnAt('account', 'name');
const EXTERNAL_ID = columnAt('account', 'externalId');
const DOMAIN = columnAt('account', 'domain');

/** A row of the account's own. */
export function placeAccount(run: ImportRun, row: RowRun, draft: DraftFact): void {
  const words: AccountWords = {
    name: wordsOf(draft, 'name'),
    externalId: wordsOf(draft, 'externalId'),
    domain: wordsOf(draft, 'domain'),
  };
  const values = draftValues(row, draft);
  const placeholder = words.name === null ? placeholderName(words) : null;
  if (words.name === null && placeholder === null) {
    if (row.accountId === null)
      rejectFact(
        row,
        'import/no-account',
        'This row names no account: name, id and web domain are all blank. Fill one of them, or leave the row out.',
      );
    return;
  }
  const match = findAccount(run, words, row.sheet.key);
  if (match === null) {
    if (placeholder !== null) values[NAME] = placeholder;
    const outcome = insertFact(run, row, 'account', values, draft);
    own(run.accounts.add(outcome.id, true, values, row.sheet.key), row, placeholder !== null);
    row.accountId = outcome.id;
    return;
  }
  const { entry } = match;
  rememberTold(run, match, words);
  const isFormer = match.by === 'alias' || match.by === 'told';
  const isOtherHalf = isFormer && run.accounts.hasOwnRow(entry, row.sheet.key);
  const outcome = changeFact(run, row, 'account', entry.id, values, draft, {
    current: entry.stored ?? run.store.read('account', entry.id),
    isSame: isSameSpelling,
    onlyFill: (at) => isOtherHalf || isIdentity(match, at),
    isOtherHalf,
    isPlaceholder: (at) => at === NAME && entry.hasPlaceholderName,
  });
  if (match.by === 'domain') row.notes.push(`Taken for “${entry.name}” because of the web domain.`);
  if (match.by === 'alias') row.notes.push(`Taken for “${entry.name}”, which it was merged into.`);
  if (match.by === 'told') row.notes.push(`Taken for “${entry.name}” as you said.`);
  applyTo(run, entry, outcome.verdicts);
  own(entry, row, false);
  row.accountId = entry.id;
}

/**
 * The account some words mean. A code that is nobody's id may be a name: a column "Account" over "Acct-01" was read as ids,
 * while another sheet calls the account so.
 */
function findAccount(run: ImportRun, words: AccountWords, sheet: string | null): AccountMatch | null {
  const match = run.accounts.find(words, sheet);
  if (match !== null || words.name !== null || words.externalId === null) return match;
  return run.accounts.find({ name: words.externalId, externalId: null, domain: words.domain }, sheet);
}

/** @returns id of the account a fact hangs on; makes an account that is named nowhere else. Null: the row names none. */
export function accountOf(run: ImportRun, row: RowRun, draft: DraftFact): number | null {
  const words = oneAccount(run, row, {
    name: wordsOf(draft, 'accountName'),
    externalId: wordsOf(draft, 'accountExternalId'),
    domain: wordsOf(draft, 'accountDomain'),
  });
  const named = words.name ?? placeholderName(words);
  if (named === null) return row.accountId;
  if (words.externalId !== null && row.accountId !== null) {
    const own = run.accounts.get(row.accountId);
    if (own?.externalId === words.externalId) return row.accountId;
  }
  const match = findAccount(run, words, null);
  if (match !== null) {
    rememberTold(run, match, words);
    return match.entry.id;
  }
  const other = words.externalId === null ? null : run.otherIds(words.externalId);
  if (other !== null) {
    const note = `Taken for “${run.accounts.get(other.accountId)?.name ?? ''}” because of its “${other.header}”.`;
    if (!row.notes.includes(note)) row.notes.push(note);
    return other.accountId;
  }
  const values: FactValues = [];
  values[NAME] = named;
  if (words.externalId !== null) values[EXTERNAL_ID] = words.externalId;
  if (words.domain !== null) values[DOMAIN] = words.domain;
  const outcome = insertFact(run, { ...row, extra: null }, 'account', values, null);
  const entry = run.accounts.add(outcome.id, true, values);
  const { fileName, plan } = row.sheet.source;
  entry.namedOnly = { fileName, sheetName: plan.name, sheet: row.sheet.key, row: row.n };
  entry.hasPlaceholderName = words.name === null;
  return outcome.id;
}

/**
 * "9002;9003": some systems list all companies of a contact or an activity, the main one first. A fact has one account: the first
 * of them that is known; without any the first id, and a name as it stands, for a name may hold a semicolon.
 */
function oneAccount(run: ImportRun, row: RowRun, words: AccountWords): AccountWords {
  const { name, externalId, domain } = words;
  const ids = externalId === null ? [] : listed(externalId);
  const names = name === null ? [] : listed(name);
  if (ids.length < 2 && names.length < 2) return words;
  if (findAccount(run, words, null) !== null) return words;
  const count = Math.max(ids.length, names.length);
  const each = Array.from({ length: count }, (_, at): AccountWords => {
    const [oneId = null, oneName = null] = [ids[at], names.length === count ? names[at] : undefined];
    return { name: oneName ?? (ids.length > 1 ? null : name), externalId: oneId, domain };
  });
  const known = each.find((one) => findAccount(run, one, null) !== null);
  const taken = known ?? (ids.length > 1 ? each[0] : undefined);
  if (taken === undefined) return words;
  const note = `Names ${count} accounts; placed at “${taken.name ?? taken.externalId ?? ''}”, the first${known === undefined ? '' : ' that is known'}.`;
  if (!row.notes.includes(note)) row.notes.push(note);
  return taken;
}

function listed(text: string): readonly string[] {
  return text.includes(';')
    ? text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [text];
}

/** What a person told once is known to the next import as an old name of the account; an id stands in for a name where there is none. */
function rememberTold(run: ImportRun, { by, entry }: AccountMatch, words: AccountWords): void {
  const name = words.name ?? words.externalId;
  if (by === 'told' && name !== null) run.toldNames.set(foldCompany(name), { accountId: entry.id, name });
}

/** The live values of the index follow what was written. */
function applyTo(
  run: ImportRun,
  entry: AccountEntry,
  verdicts: readonly { readonly at: number; readonly new: Stored; readonly verdict: string }[],
): void {
  for (const { at, new: value, verdict } of verdicts)
    if (verdict === 'set' || verdict === 'erased') run.accounts.change(entry, at, value);
}

function own(entry: AccountEntry, row: RowRun, hasPlaceholderName: boolean): void {
  entry.ownSheet = row.sheet.key;
  entry.ownRow = row.n;
  entry.namedOnly = null;
  entry.hasPlaceholderName = hasPlaceholderName;
}

function placeholderName(words: AccountWords): string | null {
  return words.domain ?? words.externalId;
}

function isSameSpelling(at: number, old: Stored, incoming: Stored): boolean {
  if (typeof old !== 'string' || typeof incoming !== 'string') return false;
  if (at === NAME) return foldCompany(old) === foldCompany(incoming);
  return at === DOMAIN && foldDomain(old) !== null && foldDomain(old) === foldDomain(incoming);
}

/** What identified the account is not overwritten by a row that found it another way. */
function isIdentity(match: AccountMatch, at: number): boolean {
  if (match.entry.hasPlaceholderName && at === NAME) return false;
  if (match.by === 'id') return false;
  if ((match.by === 'alias' || match.by === 'told') && at === DOMAIN) return true;
  return at === EXTERNAL_ID || (match.by !== 'name' && at === NAME);
}
