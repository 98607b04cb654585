/** Finds or makes facts that are told apart by their own values: milestones, pulses, touches, surveys, usage, tickets, forecasts. */
import type { DraftFact } from '../../../shared/fields/types.ts';
import { columnAt, FACT_TABLES, type FactValues } from '../../book/importing/factColumns.ts';
import { factKey, isAnonymous, type KeyedEntity } from '../match/factKey.ts';
import { foldText } from '../match/foldName.ts';
import { contractOf } from './placeContract.ts';
import { draftValues, rejectFact, wordsOf } from './draftValues.ts';
import { accountOf } from './placeAccount.ts';
import { accountByEmail, personOf, personWords } from './placePerson.ts';
import type { ImportRun, RowRun } from './run.ts';
import { changeFact, insertFact } from './writeFact.ts';

const PARENT = 0;
const SURVEY_PERSON = columnAt('survey', 'stakeholderId');
const SURVEY_SCORE = columnAt('survey', 'score');
const USAGE_PERSON = columnAt('usage', 'stakeholderId');
const TOUCH_PEOPLE = columnAt('touch', 'stakeholderIds');
const TEXTS_FOLDED: ReadonlySet<string> = new Set(['title', 'csm', 'feature', 'kind']);

/** What a fact without its one necessary value is called in the sentence that refuses it. */
const WHAT: Readonly<Record<KeyedEntity, string>> = {
  milestone: 'a milestone',
  pulse: 'a pulse',
  touch: 'a touch',
  survey: 'a survey answer',
  usage: 'a usage row',
  ticket: 'a ticket',
  forecast: 'a forecast',
};

export function placeFact(run: ImportRun, row: RowRun, draft: DraftFact, entity: KeyedEntity): void {
  const table = FACT_TABLES[entity];
  const values = draftValues(row, draft);
  const missing = table.columns.find(
    (column, at) => column.required === true && at !== PARENT && (values[at] ?? null) === null,
  );
  if (missing !== undefined) {
    // Beside other facts an empty score or title is no fact at all; on a sheet of its own it is a row that cannot be kept.
    const hasRefusedCell = row.rejected.some(
      (cell) => cell.column !== null && cell.column === (draft.columns.get(missing.property) ?? -1),
    );
    if (row.sheet.source.plan.entities[0] === entity && !hasRefusedCell) {
      rejectFact(
        row,
        'import/missing-value',
        `This row is ${WHAT[entity]} without a ${wordFor(missing.property)}. Fill it, or leave the row out.`,
      );
    }
    return;
  }
  const parentId = parentOf(run, row, draft, entity);
  if (parentId === null) return;
  values[PARENT] = parentId;
  addPeople(run, row, draft, entity, parentId, values);
  const key = factKey(entity, values);
  const found = run.facts[entity].find(parentId, key);
  const known = isAnonymous(entity, values) ? answerOf(run, row, found, values) : found[0];
  if (known === undefined) {
    const outcome = insertFact(run, row, entity, values, draft);
    run.facts[entity].add(parentId, key, outcome.id);
    return;
  }
  changeFact(run, row, entity, known, values, draft, {
    isSame: (at, old, incoming) =>
      at === TOUCH_PEOPLE && entity === 'touch'
        ? true
        : TEXTS_FOLDED.has(table.columns[at]?.property ?? '') &&
          typeof old === 'string' &&
          typeof incoming === 'string' &&
          foldText(old) === foldText(incoming),
  });
}

/**
 * Which of the answers of one customer and day a row means, where nobody is named: one that no row of this sheet has meant yet,
 * of the same score if there is one. Undefined: it is one more answer.
 */
function answerOf(run: ImportRun, row: RowRun, found: readonly number[], values: FactValues): number | undefined {
  // Beside an account there is one answer a row; only on a sheet of answers does each row stand for one.
  if (row.sheet.source.plan.entities[0] !== 'survey') return found[0];
  const open = found.filter((id) => row.sheet.tally.seen.get(id) === 0);
  const isSame = (id: number): boolean => run.store.read('survey', id)[SURVEY_SCORE] === values[SURVEY_SCORE];
  return open.length > 1 ? (open.find(isSame) ?? open[0]) : open[0];
}

function parentOf(run: ImportRun, row: RowRun, draft: DraftFact, entity: KeyedEntity): number | null {
  if (entity === 'forecast') return contractOf(run, row, draft);
  const named = accountOf(run, row, draft);
  if (named !== null) return named;
  const emails = emailsIn(draft);
  const [accountId, another] = accountsOfPeople(run, emails);
  if (accountId !== undefined && another === undefined) return accountId;
  const email = wordsOf(draft, 'stakeholderEmail');
  rejectFact(
    row,
    'import/no-account',
    email !== null && another === undefined
      ? `This row names no account, and “${email}” is nobody on file and at no account's web domain, so its ${entity} has no place in the book. Import the contacts or the accounts first, or add an account column.`
      : another === undefined
        ? `This row names no account, so its ${entity} has no place in the book. Fill the account column or add the account id.`
        : `This row names no account and its people belong to several, so its ${entity} has no one place in the book. Fill the account column or add the account id.`,
    another === undefined ? (emails[0] ?? '') : '',
  );
  return null;
}

function emailsIn(draft: DraftFact): readonly string[] {
  const emails = [wordsOf(draft, 'stakeholderEmail'), ...peopleIn(draft).map((text) => personWords(text).email)];
  return emails.filter((email) => email !== null);
}

/** The accounts of the people a row names by e-mail; addresses nobody knows, such as those of colleagues, say nothing. */
function accountsOfPeople(run: ImportRun, emails: readonly string[]): readonly number[] {
  const ids = emails.map((email) => run.people.findAnywhere(email)?.accountId ?? accountByEmail(run, email));
  return [...new Set(ids.filter((id) => id !== null))];
}

function peopleIn(draft: DraftFact): readonly string[] {
  const named = draft.values.get('people');
  return Array.isArray(named) ? named : typeof named === 'string' ? [named] : [];
}

function addPeople(
  run: ImportRun,
  row: RowRun,
  draft: DraftFact,
  entity: KeyedEntity,
  accountId: number,
  values: FactValues,
): void {
  if (entity === 'survey' || entity === 'usage') {
    const words = { name: wordsOf(draft, 'stakeholderName'), email: wordsOf(draft, 'stakeholderEmail') };
    const person = personOf(
      run,
      row,
      accountId,
      words.email === null && words.name !== null ? personWords(words.name) : words,
    );
    if (person !== null) values[entity === 'survey' ? SURVEY_PERSON : USAGE_PERSON] = person;
  }
  if (entity !== 'touch') return;
  const ids = new Set<number>();
  for (const text of peopleIn(draft)) {
    const person = personOf(run, row, accountId, personWords(text));
    if (person !== null) ids.add(person);
  }
  const single = personOf(run, row, accountId, {
    name: wordsOf(draft, 'stakeholderName'),
    email: wordsOf(draft, 'stakeholderEmail'),
  });
  if (single !== null) ids.add(single);
  values[TOUCH_PEOPLE] = [...ids].sort((a, b) => a - b).join(',');
}

function wordFor(property: string): string {
  return property === 'value'
    ? 'value from 1 to 5'
    : property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
