/**
 * Which of two columns is the better one for a field, where the cells or the column beside decide and not the header alone.
 * Source: import page, "Map".
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { BARE_NAMES, FULL_NAMES } from '../../../shared/fields/headerWords.ts';
import type { Entity, Field } from '../../../shared/fields/types.ts';
import { filledShare, namesPeople, uniqueness } from '../recognise/columnTally.ts';
import { preferAmounts } from './amountColumns.ts';
import { type Candidate, type Candidates, UNLIKELY } from './candidates.ts';
import { placeContactParts } from './contactParts.ts';
import { isChoice } from './contentFit.ts';
import type { Match } from './headerMatches.ts';
import { isAccountName, lower } from './lowerCandidates.ts';
import { preferSaid } from './preferSaid.ts';
import { readRenewalDeals } from './renewalDeals.ts';
import type { ColumnView, SheetView } from './sheetView.ts';
import { namesMostlyPeople, preferTicketAccounts } from './ticketAccounts.ts';
import { readTicketStates } from './ticketStates.ts';

const FEW_HAVE_IT = 0.7;
const SOME_HAVE_IT = 0.4;
/** From so many different names on, a column names the row and not what the rows share. */
const NAMES_ROWS = 0.3;
/** From here on a reading as the end of a contract is plain enough to go before the day of renewal. */
const PLAIN_END = 0.86;
const RENEWS_LATER = 0.8;
/** A person beside the company is likely its contact, never surely. */
const LIKELY_CONTACT = 0.85;
const LIKELY_DUE = 0.86;
/** From here on hardly two rows share an id. */
const OWN_IDS = 0.95;

export function preferColumns(candidates: Candidates, view: SheetView, main: Entity | null): void {
  if (main === 'account' || main === 'contract') placeContactParts(candidates, view);
  preferFilledNames(candidates, view);
  if (main === 'milestone') preferFilledTitles(candidates, view);
  preferPlainNames(candidates, view);
  if (main === 'milestone') preferDueDates(candidates, view);
  preferNamesOfRows(candidates, view);
  preferCompanies(candidates, view, main);
  if (main === 'stakeholder') preferContacts(candidates, view);
  if (main === 'stakeholder') doubtOwnIds(candidates, view);
  if (main === 'ticket') {
    preferTicketAccounts(candidates, view);
    readTicketStates(candidates, view);
  }
  preferSaid(candidates, view);
  if (main === 'contract') readRenewalDeals(candidates, view);
  preferTermEnds(candidates, view);
  if (main === 'contract') preferFirstStarts(candidates, view);
  preferAmounts(candidates, view);
}

/** Beside a "Company", the "Dealer" is who sold to it, whatever the names of the companies look like. */
function preferPlainNames(candidates: Candidates, { columns }: SheetView): void {
  const isPlain = (column: ColumnView): boolean =>
    candidates.get(column.index)?.some(({ field }) => isAccountName(field)) === true && isNamedSo(column, ['sure']);
  if (!columns.some((column) => filledShare(column.tally) >= SOME_HAVE_IT && isPlain(column))) return;
  for (const column of columns)
    if (isNamedSo(column, ['hint']) && !isPlain(column)) lower(candidates, column.index, isAccountName, UNLIKELY);
}

function isNamedSo({ matches }: ColumnView, strengths: readonly Match['strength'][]): boolean {
  return matches.some(({ field, strength }) => isAccountName(field) && strengths.includes(strength));
}

/** A plan that names one day for each step says when it is due: a baseline is one only beside the day that replaced it. */
function preferDueDates(candidates: Candidates, { columns }: SheetView): void {
  const due = fieldByKey('milestone.dueDate');
  if (due === undefined) return;
  const has = (column: ColumnView, key: string): boolean =>
    candidates.get(column.index)?.some(({ field }) => field.key === key) === true;
  const planned = columns.filter((column) => has(column, 'milestone.baselineDate'));
  const [only] = planned;
  if (only === undefined || planned.length > 1 || columns.some((column) => has(column, due.key))) return;
  candidates.set(
    only.index,
    (candidates.get(only.index) ?? []).map((candidate) =>
      candidate.field.key === 'milestone.baselineDate'
        ? {
            ...candidate,
            field: due,
            ref: { ...candidate.ref, key: due.key },
            confidence: Math.min(candidate.confidence, LIKELY_DUE),
            reason: `The header “${only.header}” says when the step was planned, and no other column says when it is due.`,
          }
        : candidate,
    ),
  );
}

/** A name that most rows have goes before a plainer one that most lack: "Nombre" before a "Razón social" of the few. */
function preferFilledNames(candidates: Candidates, { columns }: SheetView): void {
  const named = columns.filter(
    ({ index }) => candidates.get(index)?.some(({ field }) => isAccountName(field)) === true,
  );
  if (!named.some((column) => filledShare(column.tally) >= 0.9 && isNamedSo(column, ['sure', 'local']))) return;
  for (const { index, tally } of named)
    if (filledShare(tally) < 0.6) lower(candidates, index, isAccountName, FEW_HAVE_IT);
}

/** The milestone of each row goes before the goal that stands once over a block of them. */
function preferFilledTitles(candidates: Candidates, { columns }: SheetView): void {
  const isTitle = ({ key }: Field): boolean => key === 'milestone.title';
  const titles = columns.filter(({ index }) => candidates.get(index)?.some(({ field }) => isTitle(field)) === true);
  if (!titles.some(({ tally }) => filledShare(tally) >= 0.9)) return;
  for (const { index, tally } of titles) if (filledShare(tally) < 0.6) lower(candidates, index, isTitle, FEW_HAVE_IT);
}

/**
 * Beside a column that names another account in nearly every row, a handful of names is a choice: "Compañía" of an energy broker's
 * "Cliente" says who supplies, and not who was sold to.
 */
function preferNamesOfRows(candidates: Candidates, { columns }: SheetView): void {
  const named = columns.filter(
    ({ index, tally }) =>
      filledShare(tally) >= 0.6 && candidates.get(index)?.some(({ field }) => isAccountName(field)) === true,
  );
  if (!named.some(({ tally }) => uniqueness(tally) >= NAMES_ROWS)) return;
  for (const { index, tally } of named) if (isChoice(tally)) lower(candidates, index, isAccountName, UNLIKELY);
}

/** Beside a "Company", a bare "Name" or a "Full name" over the names of people is the contact there and not the account. */
function preferCompanies(candidates: Candidates, { columns }: SheetView, main: Entity | null): void {
  const name = fieldByKey('stakeholder.name');
  const hasCompany = columns.some(
    ({ matches, tally }) =>
      filledShare(tally) >= 0.6 &&
      matches.some(({ field, strength }) => field.key === 'account.name' && strength === 'sure'),
  );
  if (name === undefined || !hasCompany) return;
  for (const column of columns) {
    const known = candidates.get(column.index) ?? [];
    const isFull = (main === 'account' || main === 'contract') && FULL_NAMES.has(column.folded);
    if ((!isFull && !BARE_NAMES.has(column.folded)) || !namesMostlyPeople(column)) continue;
    if (!isFull && !known.some(({ field }) => field.key === 'account.name')) continue;
    lower(candidates, column.index, isAccountName, UNLIKELY);
    const contact: Candidate = {
      column: column.index,
      field: name,
      ref: { key: name.key, slot: 'contact' },
      confidence: LIKELY_CONTACT,
      reason: `The header “${column.header}” stands over the names of people, and another column names the company.`,
    };
    candidates.set(column.index, [contact, ...(candidates.get(column.index) ?? [])]);
  }
}

/**
 * "Kundennummer" beside first and last names, another one in each row and no company anywhere: the number may well be that of the
 * person, who is then the customer.
 */
function doubtOwnIds(candidates: Candidates, { columns }: SheetView): void {
  const has = (test: (field: Field) => boolean): boolean =>
    [...candidates.values()].some((known) => known.some(({ field }) => test(field)));
  if (has((field) => isAccountName(field) || field.name === 'accountDomain')) return;
  for (const { index, tally } of columns)
    if (uniqueness(tally) >= OWN_IDS)
      lower(candidates, index, ({ key }) => key === 'stakeholder.accountExternalId', LIKELY_CONTACT);
}

/** Beside a "Contact Person", a bare "Name" that names no people is the company they are at. */
function preferContacts(candidates: Candidates, { columns }: SheetView): void {
  const company = fieldByKey('stakeholder.accountName');
  const isNamed = (test: (field: Field) => boolean): boolean =>
    columns.some(
      (column) =>
        !BARE_NAMES.has(column.folded) &&
        column.tally.filled > 0 &&
        candidates.get(column.index)?.some(({ field, confidence }) => test(field) && confidence > UNLIKELY) === true,
    );
  if (company === undefined || isNamed(isAccountName) || !isNamed(({ key }) => key === 'stakeholder.name')) return;
  for (const column of columns) {
    if (!BARE_NAMES.has(column.folded) || column.tally.filled === 0 || namesPeople(column.tally)) continue;
    lower(candidates, column.index, ({ key }) => key === 'stakeholder.name', UNLIKELY);
    const candidate: Candidate = {
      column: column.index,
      field: company,
      ref: { key: company.key },
      confidence: LIKELY_CONTACT,
      reason: `The header “${column.header}” names no people here, and another column names the contact.`,
    };
    candidates.set(column.index, [candidate, ...(candidates.get(column.index) ?? [])]);
  }
}

const SAYS_RENEWAL = /\b(?:renew\w*|verlanger\w*|renouvel\w*|renova\w*|verleng\w*)\b/;

/** Beside the end of the term, a date of renewal that differs is the day after it or the day it is talked about. */
function preferTermEnds(candidates: Candidates, { columns }: SheetView): void {
  const ends = columns.filter(
    ({ index }) =>
      candidates.get(index)?.some(({ field, confidence }) => isTermEnd(field) && confidence >= PLAIN_END) === true,
  );
  const plain = ends.filter(({ folded, tally }) => !SAYS_RENEWAL.test(folded) && filledShare(tally) >= 0.6);
  for (const column of ends)
    if (SAYS_RENEWAL.test(column.folded) && plain.length > 0 && !plain.some((end) => holdSame(column, end)))
      lower(candidates, column.index, isTermEnd, RENEWS_LATER);
}

const PERIOD_END =
  /^(?:current (?:period|term) (?:end|ends at|end date|end at)|next (?:billing|renewal|invoice) date|next billing at)\b/;
const CREATED =
  /^(?:subscription )?(?:created|creation date|created (?:at|on|date)|started|started (?:at|on)|activated (?:at|on))(?: utc)?$/;
const LIKELY_START = 0.72;

/**
 * A subscription that is billed from period to period runs from the day it was made. By the start of the running period every
 * customer who pays monthly would be new each month; without a start, all of them would always have been there.
 */
function preferFirstStarts(candidates: Candidates, { columns }: SheetView): void {
  const start = fieldByKey('contract.startDate');
  const isTold = [...candidates.values()].some((known) =>
    known.some(({ field, confidence }) => field === start && confidence > UNLIKELY),
  );
  if (start === undefined || isTold || !columns.some(({ folded }) => PERIOD_END.test(folded))) return;
  const created = columns.find(({ folded, tally }) => CREATED.test(folded) && filledShare(tally) >= SOME_HAVE_IT);
  if (created === undefined) return;
  candidates.set(created.index, [
    {
      column: created.index,
      field: start,
      ref: { key: start.key },
      confidence: LIKELY_START,
      reason: `Each subscription runs from period to period: the day under “${created.header}” is when it began.`,
    },
    ...(candidates.get(created.index) ?? []),
  ]);
}

/** True when most of what one column holds stands in the other as well. */
function holdSame(one: ColumnView, other: ColumnView): boolean {
  const texts = [...one.tally.distinct.keys()];
  return texts.filter((text) => other.tally.distinct.has(text)).length >= texts.length * 0.5;
}

function isTermEnd(field: Field): boolean {
  return field.key === 'contract.endDate';
}
