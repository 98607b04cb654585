/** Finds or makes people: from rows of their own, and from other facts that name them. */
import type { DraftFact } from '../../../shared/fields/types.ts';
import { columnAt, type FactValues } from '../../book/importing/factColumns.ts';
import { foldPerson } from '../match/foldName.ts';
import { nameAndRemark } from '../normalise/personRemark.ts';
import { emailKey, type PersonEntry } from '../match/personIndex.ts';
import { accountOf } from './placeAccount.ts';
import { draftValues, rejectFact, wordsOf } from './draftValues.ts';
import { type ImportRun, pointerKey, type RowRun, whereIs } from './run.ts';
import { unionOfRoles } from './storedValue.ts';
import { changeFact, insertFact } from './writeFact.ts';

const ACCOUNT = columnAt('stakeholder', 'accountId');
const NAME = columnAt('stakeholder', 'name');
const EMAIL = columnAt('stakeholder', 'email');
const ROLES = columnAt('stakeholder', 'roles');
const POINTERS = [
  { property: 'reportsTo', at: columnAt('stakeholder', 'reportsToId') },
  { property: 'successor', at: columnAt('stakeholder', 'successorId') },
] as const;

export function placePerson(run: ImportRun, row: RowRun, draft: DraftFact): void {
  const name = wordsOf(draft, 'name');
  const email = wordsOf(draft, 'email');
  if (name === null && email === null) {
    if (row.sheet.source.plan.entities[0] === 'stakeholder')
      rejectFact(
        row,
        'import/no-person',
        'This row names no person: name and e-mail are both blank. Fill one of them, or leave the row out.',
      );
    return;
  }
  const accountId =
    accountOf(run, row, draft) ??
    (email === null ? null : (run.people.findAnywhere(email)?.accountId ?? accountByEmail(run, email)));
  if (accountId === null) {
    rejectFact(
      row,
      'import/no-account',
      email === null
        ? `${name} belongs to no account: this row names none. Fill the account column or add the account's id.`
        : `${name ?? email} belongs to no account: this row names none, and “${email}” is nobody on file and at no account's web domain. Fill the account column or add the account's id.`,
      email ?? '',
    );
    return;
  }
  const values = draftValues(row, draft);
  values[ACCOUNT] = accountId;
  const known = run.people.find(accountId, name, email);
  if (known === null) {
    values[NAME] = name ?? email ?? '';
    const waiting = POINTERS.filter((pointer) => {
      const target = pointerTarget(run, draft, pointer.property, null, accountId);
      if (target !== null) values[pointer.at] = target.id;
      return target === null;
    });
    const outcome = insertFact(run, row, 'stakeholder', values, draft);
    const entry = run.people.add(outcome.id, accountId, values);
    entry.hasPlaceholderName = name === null;
    for (const pointer of waiting) point(run, row, draft, pointer, entry, accountId);
    return;
  }
  for (const pointer of POINTERS) {
    const target = pointerTarget(run, draft, pointer.property, known, accountId);
    // Behind a row whose words wait for somebody to have the name: the first row has the first say.
    const isBehind = run.later.has(pointerKey(known.id, pointer.at));
    if (target !== null && !isBehind) values[pointer.at] = target.id;
    else point(run, row, draft, pointer, known, accountId);
  }
  const current = run.store.read('stakeholder', known.id);
  settleRoles(run, row, draft, known, current, values);
  const outcome = changeFact(run, row, 'stakeholder', known.id, values, draft, {
    current,
    isSame: (at, old, incoming) =>
      at === NAME &&
      typeof old === 'string' &&
      typeof incoming === 'string' &&
      foldPerson(old) === foldPerson(incoming),
    // The name and e-mail of somebody merged into this person are old news.
    onlyFill: (at) =>
      (at === NAME && name !== null && run.people.wasCalled(known, foldPerson(name))) ||
      (at === EMAIL && email !== null && run.people.wasCalled(known, emailKey(email) ?? '')),
    isPlaceholder: (at) => at === ROLES || (at === NAME && known.hasPlaceholderName),
  });
  if (outcome.kind === 'same') return;
  if (name !== null) known.hasPlaceholderName = false;
  const merged: FactValues = [...current];
  for (const verdict of outcome.verdicts) if (verdict.verdict === 'set') merged[verdict.at] = verdict.new;
  run.people.refresh(known, merged);
}

/** A person that another fact names; made when the account has nobody of that name or address. */
export function personOf(
  run: ImportRun,
  row: RowRun,
  accountId: number,
  words: { readonly name: string | null; readonly email: string | null },
): number | null {
  if (words.name === null && words.email === null) return null;
  const known = run.people.find(accountId, words.name, words.email);
  if (known !== null) return known.id;
  const values: FactValues = [];
  values[ACCOUNT] = accountId;
  values[NAME] = words.name ?? words.email ?? '';
  const email = emailKey(words.email ?? undefined);
  if (email !== null) values[EMAIL] = email;
  const outcome = insertFact(run, { ...row, extra: null }, 'stakeholder', values, null);
  const entry = run.people.add(outcome.id, accountId, values);
  entry.hasPlaceholderName = words.name === null;
  const where = whereIs(row.sheet.source.plan.name, row.sheet.source.fileName);
  run.notes.add(`People named only by other facts ${where} were added to their accounts without roles.`);
  return outcome.id;
}

/** "Jane Doe <jane@acme.com>", "jane@acme.com", "Jane Doe" or "Jane Doe (CFO)". */
export function personWords(text: string): { readonly name: string | null; readonly email: string | null } {
  const angled = /^(.*?)[<(]([^<>()\s]+@[^<>()\s]+)[>)]\s*$/.exec(text);
  if (angled !== null)
    return { name: angled[1]?.trim() === '' ? null : (angled[1]?.trim() ?? null), email: angled[2] ?? null };
  if (text.includes('@') && !text.includes(' ')) return { name: null, email: text };
  return { name: nameAndRemark(text)?.name ?? text, email: null };
}

/** The company domain of an e-mail names the account, when exactly one account has it. */
export function accountByEmail(run: ImportRun, email: string): number | null {
  return run.accounts.find({ name: null, externalId: null, domain: email }, null)?.entry.id ?? null;
}

/**
 * Roles of several columns and sheets add up. Of a person in the book a roles column tells the whole list, but only once all
 * rows have spoken can a role be missing: `finishRoles` takes those away.
 */
function settleRoles(
  run: ImportRun,
  row: RowRun,
  draft: DraftFact,
  known: PersonEntry,
  current: FactValues,
  values: FactValues,
): void {
  const incoming = values[ROLES];
  if (typeof incoming !== 'string') return;
  const held = String(current[ROLES] ?? '[]');
  values[ROLES] = unionOfRoles(held, incoming);
  if (run.store.isNew('stakeholder', known.id)) return;
  const before = run.roles.get(known.id);
  const isWhole = draft.slot === '';
  if (before === undefined)
    run.roles.set(known.id, {
      sheet: row.sheet,
      row: row.n,
      sourceRowId: isWhole && incoming !== values[ROLES] ? row.sourceRow() : 0,
      told: incoming,
      isWhole,
    });
  else {
    before.told = unionOfRoles(before.told, incoming);
    before.isWhole ||= isWhole;
  }
}

function pointerTarget(
  run: ImportRun,
  draft: DraftFact,
  property: string,
  self: PersonEntry | null,
  accountId: number,
): PersonEntry | null {
  const words = wordsOf(draft, property);
  if (words === null) return null;
  const target = run.people.find(accountId, personWords(words).name, personWords(words).email);
  return target === null || target.id === self?.id ? null : target;
}

function point(
  run: ImportRun,
  row: RowRun,
  draft: DraftFact,
  pointer: { readonly property: string; readonly at: number },
  person: PersonEntry,
  accountId: number,
): void {
  const words = wordsOf(draft, pointer.property);
  if (words === null) return;
  const column = draft.columns.get(pointer.property) ?? null;
  const key = pointerKey(person.id, pointer.at);
  const before = run.later.get(key) ?? [];
  run.later.set(key, before);
  before.push({
    sheet: row.sheet,
    row: row.n,
    sourceRowId: row.sourceRow(),
    personId: person.id,
    accountId,
    at: pointer.at,
    words,
    column,
  });
}
