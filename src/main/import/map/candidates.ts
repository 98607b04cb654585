/** What each column could be on a sheet of a known kind, with a calibrated confidence and the reason. Source: import page, "Map". */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { Entity, Field, FieldRef } from '../../../shared/fields/types.ts';
import { filledShare, givenShare, namesPeople, uniqueness } from '../recognise/columnTally.ts';
import type { EntityGuess } from './entityGuess.ts';
import { COMPANIONS } from './entityNeeds.ts';
import type { Match } from './headerMatches.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import { slotOfHeader } from './peopleSlots.ts';
import { isChoice, isOneValue } from './contentFit.ts';
import { fitOf, type ColumnView } from './sheetView.ts';

export interface Candidate {
  readonly column: number;
  readonly field: Field;
  readonly ref: FieldRef;
  readonly confidence: number;
  readonly reason: string;
  /** How plain the header is before any cap: decides between columns that are capped alike. */
  readonly plainness?: number;
  /** True when the column has no cells: it waits behind every column that has. */
  readonly isEmpty?: boolean;
}

/** Below this nothing is proposed. */
export const LEAST_CONFIDENCE = 0.4;
/** Confidence of a header match before its cells are looked at. Only plain synonyms can reach "sure" (0.9). */
const BASE = { sure: 0.97, local: 0.94, hint: 0.72 } as const;
/** On the sheet of another entity "start date" or "status" is only a guess. */
const LOCAL_ELSEWHERE = 0.66;
const HINT_ELSEWHERE = 0.55;
const NEAR = 0.96;
const UNSEEN = 0.85;
/** Above any account number. */
const RECORD_ID = 0.98;
/** Below what is shown as sure. */
const NOT_SURE = 0.88;
/** Account facts found on sheets about something else: likely right, never the place to be sure of. */
const ACCOUNT_ELSEWHERE = 0.85;

const ACCOUNT_FACTS_ELSEWHERE = new Set([
  'account.segment',
  'account.industry',
  'account.region',
  'account.csm',
  'account.lifecycleStage',
  'account.renewalOwner',
]);
/** Fields of a stakeholder that a column of another sheet may fill for its one contact. */
const NAMES_ITS_ACCOUNT =
  /^(?:(?:id|name|nom|nombre|nome|naam) (?:d[eou]l? )?)?(?:account|customer|company|client|kunden?|cliente|klant|compte|cuenta|conta)\b/;
/** Beside a colour that may be computed, the one the CSM gave is the pulse. */
const GIVEN_BY_CSM = /\b(?:csm|sentiment|pulse|rag|puls|pulso|gut feel)\b/;
const CONTACT_FIELDS = new Set([
  'stakeholder.name',
  'stakeholder.email',
  'stakeholder.title',
  'stakeholder.firstName',
  'stakeholder.lastName',
]);
const SINGLE_COMPANION: Readonly<Partial<Record<Entity, ReadonlySet<string>>>> = {
  milestone: new Set(['milestone.title', 'milestone.dueDate']),
  usage: new Set(['usage.activeUsers', 'usage.licensedUsers', 'usage.events']),
  survey: new Set(['survey.score', 'survey.answeredDate', 'survey.comment']),
  touch: new Set(['touch.date']),
};

export function candidatesOf(column: ColumnView, guess: EntityGuess): readonly Candidate[] {
  const main = guess.main;
  if (column.folded === '') return [];
  if (main === null) return accountOnly(column);
  const found: Candidate[] = [];
  for (const match of column.matches) {
    const candidate = fromMatch(column, match, main, guess);
    if (candidate !== null) found.push(candidate);
  }
  const person = main === 'account' || main === 'contract' ? fromSlot(column) : null;
  if (person !== null)
    found.push(guess.isForeign ? { ...person, confidence: Math.min(person.confidence, NOT_SURE) } : person);
  const swapped = identitySwap(column, found, main);
  if (swapped !== null) {
    const name = found.findIndex(
      (candidate) => candidate.field.key === 'account.name' || candidate.field.name === 'accountName',
    );
    const held = found[name];
    if (held !== undefined) found[name] = { ...held, confidence: Math.min(held.confidence, 0.5) };
    found.push(swapped);
  }
  return found
    .filter((candidate) => candidate.confidence >= LEAST_CONFIDENCE)
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** On a sheet of something else, a column that plainly names the account is still shown as that. */
function accountOnly(column: ColumnView): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of column.matches) {
    const isAccount = match.field.key === 'account.externalId' || match.field.key === 'account.name';
    if (
      !isAccount ||
      match.strength !== 'sure' ||
      match.closeness !== 'exact' ||
      !NAMES_ITS_ACCOUNT.test(column.folded)
    )
      continue;
    const fit = fitOf(match.field, column);
    if (fit === null || fit < 1) continue;
    found.push({
      column: column.index,
      field: match.field,
      ref: { key: match.field.key },
      confidence: UNSEEN,
      reason: reasonFor(column, match, true, fit),
    });
  }
  return found;
}

function fromMatch(column: ColumnView, found: Match, main: Entity, guess: EntityGuess): Candidate | null {
  const { field } = found;
  const isMain = field.entity === main;
  const match: Match = !isMain && found.isHintElsewhere === true ? { ...found, strength: 'hint' } : found;
  if (!isMain && (!COMPANIONS[main].includes(field.entity) || field.reference === true)) return null;
  if (!isMain && !isAllowedElsewhere(field, main, match)) return null;
  // What is paid on a sheet that is about payments is no ARR, though the accounts of it are taken.
  if (!isMain && guess.isForeign && field.type === 'money') return null;
  const fit = fitOf(field, column);
  if (fit !== null && fit < 0.35) return null;
  // A "Status" half of whose words are not of the list is a status of something else.
  if (match.strength === 'hint' && field.type === 'enum' && (fit ?? 1) < 0.8) return null;
  if (match.strength === 'local' && (isMain ? STATUS.has(field.key) : field.type === 'enum') && (fit ?? 1) < 0.8)
    return null;
  // Where each row is an account, a "Practice" of four words is a line of business and nobody's name.
  if (match.strength === 'hint' && field.key === 'account.name' && isMain && isChoice(column.tally)) return null;
  if (isMain && field.name === 'externalId' && isOneValue(column.tally)) return null;
  let confidence =
    isMain || match.strength === 'sure'
      ? BASE[match.strength]
      : match.strength === 'local'
        ? LOCAL_ELSEWHERE
        : HINT_ELSEWHERE;
  const isLessPlain = isSecondChoice(field, column);
  if (isLessPlain) confidence -= LESS_PLAIN;
  if (match.per !== undefined) confidence -= match.per === 'term' ? 0.15 : 0.04;
  if (match.closeness === 'near') confidence *= NEAR;
  if (match.closeness === 'partial') confidence = 0.45 + 0.4 * match.overlap;
  if (isMain && match.strength === 'local' && (guess.confidence < 0.8 || !guess.hasAccount))
    confidence = Math.min(confidence, 0.86);
  if (!isMain && field.entity === 'account' && main !== 'contract')
    confidence = Math.min(confidence, ACCOUNT_ELSEWHERE);
  if (!isMain && field.entity === 'stakeholder') confidence = Math.min(confidence, UNSEEN);
  confidence = withFit(confidence, fit);
  // Rows that name no account may be about anything: people may be anybody's, and changes of a computer centre have planned dates, too.
  if (!guess.namesAccount || guess.isForeign || (guess.confidence < 0.8 && !NAMES_ITS_ACCOUNT.test(column.folded)))
    confidence = Math.min(confidence, NOT_SURE);
  if (guess.isConsumers && (main === 'account' || !guess.hasAccount)) confidence = Math.min(confidence, 0.85);
  // "1" is the highest priority of one help desk and the lowest of another.
  if (field.key === 'ticket.priority' && column.tally.numbers > 0) confidence = Math.min(confidence, NOT_SURE);
  if (field.key === 'pulse.value' && !GIVEN_BY_CSM.test(column.folded)) confidence -= 0.03;
  const slot = isMain ? undefined : slotOf(field, column);
  return {
    column: column.index,
    field,
    ref: {
      key: field.key,
      ...(slot === undefined ? {} : { slot }),
      ...(match.per === undefined ? {} : { per: match.per }),
      ...(match.unit === undefined || field.type !== 'days' ? {} : { unit: match.unit }),
    },
    confidence: isRecordId(field, column, match)
      ? Math.max(confidence, RECORD_ID)
      : Math.min(confidence, capOf(field, column, match)),
    ...(fit === null ? { isEmpty: true } : { plainness: BASE[match.strength] - (isLessPlain ? LESS_PLAIN : 0) }),
    reason: reasonFor(column, match, isMain, fit),
  };
}

function withFit(confidence: number, fit: number | null): number {
  if (fit === null) return Math.min(confidence, UNSEEN);
  if (fit >= 1) return confidence;
  return Math.min(confidence * (0.6 + 0.4 * fit), 0.86);
}

function isAllowedElsewhere(field: Field, main: Entity, match: Match): boolean {
  if (main !== 'account' && main !== 'contract')
    return ACCOUNT_FACTS_ELSEWHERE.has(field.key) && match.strength === 'sure';
  if (field.entity === 'account' && ['account.name', 'account.externalId', 'account.domain'].includes(field.key))
    return false;
  if (field.entity === 'account' && match.strength === 'local')
    return field.key === 'account.industry' || field.key === 'account.segment';
  if (field.entity === 'stakeholder') return CONTACT_FIELDS.has(field.key) && match.strength === 'sure';
  if (field.key === 'contract.externalId' && match.strength === 'local') return false;
  const single = SINGLE_COMPANION[field.entity];
  return single === undefined
    ? match.strength !== 'local' || field.entity === 'contract'
    : single.has(field.key) && match.strength === 'sure';
}

/**
 * Beside "Company", a "Customer" is often the person there; beside an "External id" or an "Issue key", a bare "Id" is the number of
 * one system alone.
 */
function isSecondChoice(field: Field, { folded }: ColumnView): boolean {
  return MAY_BE_A_PERSON.test(folded) || (field.name === 'externalId' && BARE_ID.test(folded));
}

/** Decides between two columns that are else alike. */
const LESS_PLAIN = 0.005;
const MAY_BE_A_PERSON = /^(?:customer|client|kunde|cliente|klant)$/;
const BARE_ID = /^(?:id|record id|uuid|issue id)$/;
const STATUS = new Set(['account.status', 'contract.outcome', 'milestone.status', 'stakeholder.status']);
const STAGE_FIELDS = new Set(['contract.outcome', 'account.lifecycleStage', 'account.status']);
/** Who is in charge may be theirs or ours. */
const MAY_BE_OURS = /\b(?:in charge|pic)\b/;
/** From so many rows on, some name should be one that is known. */
const FEW_PEOPLE = 4;
/** So many rows with an id each, on a list of people: the ids are theirs, not those of the accounts they share. */
const OWN_IDS_FROM = 20;

/** Caps where the words are plain but their meaning is not. */
function capOf(field: Field, column: ColumnView, match: Match): number {
  const { tally } = column;
  if (field.key === 'stakeholder.accountExternalId' && tally.filled >= OWN_IDS_FROM && uniqueness(tally) >= 0.98)
    return 0.85;
  // "Manager" on a list of contacts may be theirs or ours.
  if (field.key === 'stakeholder.reportsTo' && match.strength !== 'sure') return 0.85;
  // An id that most rows lack is not what they are known by.
  if (field.key === 'account.externalId' && filledShare(tally) < 0.5) return 0.85;
  if (match.strength === 'hint' || match.closeness === 'partial') return 0.85;
  if (field.key === 'contract.arr' && match.per === 'term') return 0.85;
  if (STAGE_FIELDS.has(field.key) && !column.folded.includes('renew') && isSalesStage(column)) return 0.8;
  if (
    field.key === 'contract.product' &&
    /^(plan|subscription|membership|tier|sku|edition|service|name|title)\b/.test(column.folded)
  )
    return 0.88;
  if (field.type === 'text' && (field.key === 'account.name' || field.name === 'accountName')) {
    const total = Math.max(1, tally.filled - tally.blankWords);
    if (tally.personLike / total > 0.6 || namesPeople(tally)) return 0.84;
    if ((tally.numbers + tally.codes) / total > 0.3) return 0.6;
  }
  if (
    field.key === 'account.csm' &&
    tally.filled > 0 &&
    tally.personLike + tally.emails + tally.texts < tally.filled * 0.7
  )
    return 0.6;
  return 1;
}

/** "Champion" -> stakeholder.name in slot "champion"; a column of addresses is that person's e-mail. */
function fromSlot(column: ColumnView): Candidate | null {
  // Under a group ("People / Champion") the last header names the person.
  const found = slotOfHeader(column.folded) ?? slotOfHeader(foldHeader(column.header.split(' / ').at(-1) ?? ''));
  if (found === null) return null;
  const { tally } = column;
  const total = tally.filled - tally.blankWords;
  let field = found.field;
  if (field.key === 'stakeholder.name' && total > 0) {
    if (tally.emails / total > 0.6) field = fieldByKey('stakeholder.email') ?? field;
    else if (tally.booleans / total > 0.5 || tally.numbers / total > 0.3 || tally.dates / total > 0.3) return null;
  }
  const fit = fitOf(field, column);
  if (fit !== null && fit < 0.35) return null;
  const looksLikePeople =
    field.key !== 'stakeholder.name' || total === 0 || (tally.personLike / total >= 0.5 && !namesNobody(column));
  const confidence = Math.min(
    withFit(0.95, fit),
    looksLikePeople ? 1 : 0.8,
    MAY_BE_OURS.test(column.folded) ? UNSEEN : 1,
  );
  return {
    column: column.index,
    field,
    ref: { key: field.key, slot: found.slot },
    confidence,
    reason: `The header “${short(column.header)}” names a person of the account: the ${found.slot}${field === found.field ? '' : ', given by e-mail'}.`,
  };
}

/** Words written like names none of which is a given name: "Customer Service" is whom one reaches, and nobody. */
function namesNobody({ tally }: ColumnView): boolean {
  return tally.filled - tally.blankWords >= FEW_PEOPLE && givenShare(tally) === 0;
}

/** "Id" over the record ids of Salesforce is what its other tables refer to, whatever account number stands beside it. */
function isRecordId(field: Field, column: ColumnView, match: Match): boolean {
  if (field.key !== 'account.externalId' || match.strength !== 'local') return false;
  const texts = [...column.tally.distinct.keys()];
  return texts.length > 0 && texts.every((text) => /^001[0-9a-z]{12}(?:[0-9a-z]{3})?$/i.test(text));
}

/** "Customer" over codes is the account's id, not its name. */
function identitySwap(column: ColumnView, found: readonly Candidate[], main: Entity): Candidate | null {
  const base =
    found.find((candidate) => candidate.field.key === 'account.name' || candidate.field.name === 'accountName')
      ?.field ??
    column.matches.find(
      ({ field, strength, closeness }) =>
        strength === 'sure' &&
        closeness === 'exact' &&
        field.key === (main === 'account' ? 'account.name' : `${main}.accountName`),
    )?.field;
  if (
    base === undefined ||
    /\b(?:name|nom|nombre|nome|naam|kundenname|firmenname)\b/.test(column.folded) ||
    !looksLikeIds(column)
  )
    return null;
  const field = fieldByKey(base.key === 'account.name' ? 'account.externalId' : `${base.entity}.accountExternalId`);
  if (field === undefined) return null;
  return {
    column: column.index,
    field,
    ref: { key: field.key },
    confidence: 0.86,
    reason: `The header “${short(column.header)}” names the account and its cells are codes, so they are read as the account's id.`,
  };
}

function looksLikeIds(column: ColumnView): boolean {
  const { tally } = column;
  const total = tally.filled - tally.blankWords;
  if (total === 0) return false;
  let ids = 0;
  let looked = 0;
  for (const [text, count] of tally.distinct) {
    looked += count;
    if (
      !text.includes(' ') &&
      /\d/.test(text) &&
      !/[.@]/.test(text) &&
      (text.match(/\d/g)?.length ?? 0) * 2 >= text.length - 6
    )
      ids += count;
  }
  return looked > 0 && ids / looked > 0.7;
}

/** Won and lost are words of new business as well: a lost deal is no churn. */
function isSalesStage(column: ColumnView): boolean {
  for (const text of column.tally.distinct.keys()) if (/^(?:closed\s)?(?:won|lost)$/i.test(text)) return true;
  return false;
}

/** Which of several facts of the same kind in one row a tracker column speaks of. */
function slotOf(field: Field, column: ColumnView): string | undefined {
  switch (field.entity) {
    case 'stakeholder':
      return 'contact';
    case 'touch':
      if (/\b(qbr|ebr|mbr|business review)\b/.test(column.folded)) return 'QBR';
      if (/\bcall|spoke|spoken\b/.test(column.folded)) return 'call';
      return /\b(meeting|reunion|reuniao|treffen|rdv|termin)\b/.test(column.folded) ? 'meeting' : 'touch';
    case 'survey':
      if (/\bcsat\b/.test(column.folded)) return 'CSAT';
      return /\b(ces|effort)\b/.test(column.folded) ? 'CES' : 'NPS';
    default:
      return undefined;
  }
}

function reasonFor(column: ColumnView, match: Match, isMain: boolean, fit: number | null): string {
  const header = `The header “${short(column.header)}”`;
  const label = match.field.label;
  const says =
    match.closeness === 'partial'
      ? `${header} shares its words with ${label}`
      : match.strength === 'hint'
        ? `${header} often means ${label}`
        : match.strength === 'local'
          ? isMain
            ? `${header} means ${label} on a sheet of this kind`
            : `${header} could mean ${label} here`
          : `${header} means ${label}`;
  const per =
    match.per === undefined
      ? ''
      : match.per === 'term'
        ? ', for the whole term: divided by its years'
        : match.per === 'month'
          ? ', per month: multiplied by 12'
          : ', per quarter: multiplied by 4';
  const cells =
    fit === null
      ? 'the column has no cells to check it by'
      : fit >= 1
        ? 'its cells agree'
        : 'only some of its cells agree';
  return `${says}${per}, and ${cells}.`;
}

function short(header: string): string {
  return header.length > 60 ? `${header.slice(0, 59)}…` : header;
}
