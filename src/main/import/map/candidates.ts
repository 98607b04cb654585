/** What each column could be on a sheet of a known kind, with a calibrated confidence and the reason. Source: import page, "Map". */
import type { Entity, Field, FieldRef } from '../../../shared/fields/types.ts';
import type { EntityGuess } from './entityGuess.ts';
import { COMPANIONS } from './entityNeeds.ts';
import type { Match } from './headerMatches.ts';
import { isChoice, isOneValue } from './contentFit.ts';
import { fitOf, type ColumnView } from './sheetView.ts';
import { reasonFor } from './candidateReason.ts';
import { UNSEEN, withFit } from './fitConfidence.ts';
import { fromSlot } from './slotCandidate.ts';
import { capOf } from './meaningCaps.ts';
import { identitySwap, isRecordId } from './accountIdCandidate.ts';
import { saysRenewedOrLost } from './valueMap.ts';

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

/** By column, best first. Rules that hold columns against each other change it in place. */
export type Candidates = Map<number, readonly Candidate[]>;

/** Below this nothing is proposed. */
export const LEAST_CONFIDENCE = 0.4;
/** What is left of a reading that another column has the better claim to. */
export const UNLIKELY = 0.5;
/** Confidence of a header match before its cells are looked at. Only plain synonyms can reach "sure" (0.9). */
const BASE = { sure: 0.97, local: 0.94, hint: 0.72 } as const;
/** On the sheet of another entity "start date" or "status" is only a guess. */
const LOCAL_ELSEWHERE = 0.66;
const HINT_ELSEWHERE = 0.55;
const NEAR = 0.96;
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

/**
 * On a list of people the day of the last contact with each of them, in the languages of the catalogue. Other days of such a
 * list (created, updated, last activity of a CRM) say nothing of having been met.
 */
const LAST_CONTACT = /\b(?:last|letzte[rs]?|derniere?|ultim[oa]|laatste)\b/;

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
  const isLastContact =
    main === 'stakeholder' &&
    field.key === 'touch.date' &&
    match.strength === 'sure' &&
    LAST_CONTACT.test(column.folded);
  if (!isMain && (!COMPANIONS[main].includes(field.entity) || field.reference === true) && !isLastContact) return null;
  if (!isMain && !isLastContact && !isAllowedElsewhere(field, main, match, column.folded)) return null;
  // What is paid on a sheet that is about payments is no ARR, though the accounts of it are taken.
  if (!isMain && guess.isForeign && field.type === 'money') return null;
  const fit = fitOf(field, column);
  if (fit !== null && fit < 0.35) return null;
  // A "Status" half of whose words are not of the list is a status of something else.
  if (match.strength === 'hint' && field.type === 'enum' && (fit ?? 1) < 0.8) return null;
  if (match.strength === 'local' && (isMain ? STATUS.has(field.key) : field.type === 'enum') && (fit ?? 1) < 0.8)
    if (!isMain || !tellsOutcome(field, column)) return null;
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
  if (isLastContact) confidence = Math.min(confidence, NOT_SURE);
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
    // "MRR" and "ARR" of one sheet are the same money: what a year is worth stands there as it is.
    ...(fit === null
      ? { isEmpty: true }
      : { plainness: BASE[match.strength] - (isLessPlain || match.per !== undefined ? LESS_PLAIN : 0) }),
    reason: reasonFor(column, match, isMain, fit),
  };
}

/** Beside "Renewed" or "Churned", the other words of a status are the team's own for what is still open; each of them asks. */
function tellsOutcome(field: Field, column: ColumnView): boolean {
  return field.key === 'contract.outcome' && saysRenewedOrLost(field, column);
}

function isAllowedElsewhere(field: Field, main: Entity, match: Match, folded: string): boolean {
  // An "Account Owner" beside a contact is plainly the owner of the account, which an "Owner" need not be.
  if (main !== 'account' && main !== 'contract')
    return (
      ACCOUNT_FACTS_ELSEWHERE.has(field.key) &&
      (match.strength === 'sure' || (field.key === 'account.csm' && NAMES_ITS_ACCOUNT.test(folded)))
    );
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
