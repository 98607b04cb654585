/**
 * What one row of a sheet is: an account, a contract, a ticket ... by its columns, its name and what it cannot do without.
 * Source: import page, "Recognise".
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { PLAN_STEP_WORDS } from '../../../shared/fields/headerWords.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import { filledShare, givenShare, namesPeople, uniqueness } from '../recognise/columnTally.ts';
import { hasBankColumn, hasForeignColumn, isForeign, isKeyedByOther } from './foreignSheets.ts';
import { listsLeads } from './leadList.ts';
import { asksPrivateThings, listsConsumers, listsPrivatePersons } from './privatePersons.ts';
import { COMPANIONS, NEEDS } from './entityNeeds.ts';
import { partsOf } from './headerMatches.ts';
import { nameScore, PLAINLY_NAMED } from './entityName.ts';
import { saysChance } from './salesPipeline.ts';
import { slotOfHeader } from './peopleSlots.ts';
import { fitOf, type ColumnView, type SheetView } from './sheetView.ts';
import { wideCandidate } from './wideColumns.ts';

export interface EntityGuess {
  readonly main: Entity | null;
  /** 0-1: how far ahead of the second reading. */
  readonly confidence: number;
  readonly reason: string;
  /** True when a column ties the rows to an account; without one even a known header is less plain. */
  readonly hasAccount: boolean;
  /** True when a column plainly names the account, by name, id or domain, or the person who answered. */
  readonly namesAccount: boolean;
  /** True when the rows have an age, a gender or a birthday: whatever "Name" or "Customer" says, they are private persons. */
  readonly isConsumers: boolean;
  /** True when the sheet seems to be about something the book does not hold: nothing of it is shown as sure. */
  readonly isForeign: boolean;
}

/** What is told by its name when half of its columns are missing. */
const TOLD_BY_NAME: ReadonlySet<Entity> = new Set(['contract', 'ticket', 'touch', 'survey', 'usage']);
/** Entities most of whose columns have names that anything has. */
const COMMON_WORDS: ReadonlySet<Entity> = new Set(['account', 'touch', 'usage', 'milestone', 'survey']);
/** A start and an end are no ticket: memberships, leases and jobs have them. */
const ONLY_DATES: ReadonlySet<string> = new Set(['ticket.openedDate', 'ticket.closedDate']);
/** Nor are a number, a day and a rating, as each answer of a survey has them, unless one is plainly that of a ticket. */
const ONLY_RATED: ReadonlySet<string> = new Set(['ticket.externalId', 'ticket.openedDate', 'ticket.satisfaction']);
const STRENGTH_WEIGHT = { sure: 1, local: 0.55, hint: 0.2 } as const;
const COMPANION_WEIGHT = 0.35;
/** Share of its weight that a further column for a field already found adds. */
const AGAIN = 0.4;
const NO_COMPANION: { readonly other: Entity; readonly weight: number; readonly isSure: boolean } = {
  other: 'account',
  weight: 0,
  isSure: false,
};
/** What the name of a sheet is worth where its rows are about something that hangs on the accounts. */
const ONLY_NAMED = 0.3;
/** From so many names on, some should be one that is known. */
const FEW_NAMES = 4;
const NOT_PEOPLE = 0.3;
const LEAST = 1;
const LEAST_FOREIGN = 2.2;
const LEAST_FOREIGN_COLUMN = 3.3;
const FOREIGN_CONFIDENCE = 0.6;

export function guessEntity(view: SheetView): EntityGuess {
  const scores = ENTITIES.map((entity) => ({ entity, ...scoreOf(view, entity) })).toSorted((a, b) => b.score - a.score);
  const [highest, second] = scores;
  const leads = listsLeads(view);
  const least = leastOf(view, leads);
  const accounts = scores.find(({ entity, score }) => entity === 'account' && score > 0);
  const isStrange = highest !== undefined && highest.score < least;
  // Told by their ids: beside a balance or a stock, or beside nothing but measures of another tool.
  const isTold =
    (isStrange || (highest?.score ?? 0) < LEAST) &&
    !isKeyedByOther(view) &&
    !hasBankColumn(view) &&
    hasAccountIds(view);
  const told = isTold ? accounts : undefined;
  const best = told ?? highest;
  if (best === undefined || (told === undefined && best.score < LEAST))
    return noEntity(view, 'No columns that a customer-success book holds were found on this sheet.');
  if (told === undefined && isStrange)
    return noEntity(view, 'The sheet is about something a customer-success book does not hold.');
  const namesAccount = view.columns.some((column) => namesOne(column, best.entity));
  if (best.entity === 'account' && !leads && listsPrivatePersons(view))
    return noEntity(view, 'The rows are private persons: no column names a company or says what they have bought.');
  if (best.entity === 'stakeholder' && !leads && !namesAccount && (isForeign(view) || asksPrivateThings(view)))
    return noEntity(
      view,
      'The people on this sheet are staff or private persons: no column says whose customer they are.',
    );
  const margin = Math.max(0, best.score - Math.max(0, second?.score ?? 0));
  const confidence = Math.min(
    isForeign(view) || view.isJoined || !best.isWhole ? FOREIGN_CONFIDENCE : 0.98,
    0.5 + margin * 0.2 + Math.min(0.2, best.score * 0.03),
  );
  return {
    main: best.entity,
    confidence,
    hasAccount: view.columns.some((column) => ties(column, ACCOUNT_KEYS) || ties(column, OTHER_TIES)),
    namesAccount,
    isConsumers: listsConsumers(view),
    isForeign: isForeign(view),
    reason: reasonOf(view, best.entity),
  };
}

/** How plain it must be what the rows are. Lists of leads are read like others, because they stay out by themselves. */
function leastOf(view: SheetView, isLeads: boolean): number {
  if (isLeads && !hasForeignColumn(view)) return 0;
  return hasForeignColumn(view) || isKeyedByOther(view) ? LEAST_FOREIGN_COLUMN : isForeign(view) ? LEAST_FOREIGN : 0;
}

function noEntity(view: SheetView, reason: string): EntityGuess {
  return {
    main: null,
    confidence: 0,
    hasAccount: false,
    namesAccount: false,
    isConsumers: listsConsumers(view),
    isForeign: isForeign(view),
    reason,
  };
}

/** What the period of a wide column gives besides its value. */
const WIDE_GIVES: Readonly<Partial<Record<Entity, readonly string[]>>> = {
  pulse: ['pulse.date'],
  survey: ['survey.answeredDate'],
  usage: ['usage.periodStart'],
};

/** The field most period columns of a wide sheet fill, or null. */
function wideKey(view: SheetView): string | null {
  const counts = new Map<string, number>();
  for (const column of view.columns) {
    if (column.period === null) continue;
    const wide = wideCandidate(column, view);
    if ('field' in wide) counts.set(wide.field.key, (counts.get(wide.field.key) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const ACCOUNT_KEYS: ReadonlySet<string> = new Set(['account.name', 'account.externalId', 'account.domain']);
const ACCOUNT_ID: ReadonlySet<string> = new Set(['account.externalId']);
const OTHER_TIES: ReadonlySet<string> = new Set([
  'survey.stakeholderEmail',
  'contract.externalId',
  'ticket.externalId',
]);

function ties(column: ColumnView, keys: ReadonlySet<string>): boolean {
  return column.matches.some(
    (match) =>
      keys.has(match.field.key) &&
      (match.strength === 'sure' || match.strength === 'local') &&
      (fitOf(match.field, column) ?? 0) >= 0.5,
  );
}

/** Accounts have a bare "Name" or "Id"; elsewhere only what plainly names an account does, or the e-mail of the person there. */
function namesOne(column: ColumnView, main: Entity): boolean {
  return column.matches.some(
    ({ field, strength }) =>
      (ACCOUNT_KEYS.has(field.key) || WHOSE_ANSWER.has(field.key)) &&
      (strength === 'sure' || (strength === 'local' && main === 'account')) &&
      (main === field.entity || field.entity === 'account') &&
      (fitOf(field, column) ?? 0) >= 0.5,
  );
}

const WHOSE_ANSWER: ReadonlySet<string> = new Set(['survey.stakeholderEmail', 'usage.stakeholderEmail']);

/** A column of ids that says whose they are, one a row: the rows are accounts, though a balance or a stock stands beside them. */
function hasAccountIds(view: SheetView): boolean {
  return view.columns.some(
    (column) =>
      ties(column, ACCOUNT_ID) &&
      uniqueness(column.tally) >= 0.9 &&
      /\b(?:account|customer|client)\b/.test(column.folded),
  );
}

interface Score {
  readonly score: number;
  /** False when a row lacks what its entity cannot do without. */
  readonly isWhole: boolean;
}

const NOT_IT: Score = { score: -1, isWhole: false };

function scoreOf(view: SheetView, entity: Entity): Score {
  const own = new Map<string, number>();
  const filled = new Set<string>();
  let companions = 0;
  const others = othersOf(view, entity);
  const beside = new Set<Entity>();
  const plainlyBeside = new Set<Entity>();
  let hasOwnKey = false;
  let isPlain = entity === 'survey' && namesSurvey(view);
  let hasAccount = false;
  for (const column of view.columns) {
    const best = bestFor(column, entity);
    if (best !== null) {
      if (filledShare(column.tally) > 0) filled.add(best.key);
      // A second column for the same field says little more about what a row is.
      const held = own.get(best.key);
      own.set(
        best.key,
        held === undefined ? best.weight : Math.max(held, best.weight) + Math.min(held, best.weight) * AGAIN,
      );
      // Whose they are makes "Event" and "Quantity" no usage: orders and deals have them as well.
      const isOwnWord = entity !== 'usage' || !best.key.startsWith('usage.account');
      if ((best.isSure && isOwnWord) || (best.key === 'milestone.title' && isStep(column))) isPlain = true;
      if (/\.(?:account|stakeholder)/.test(best.key)) hasAccount = true;
      if (best.key.endsWith('.externalId') && entity !== 'account' && best.weight >= 1) hasOwnKey = true;
      continue;
    }
    if (entity !== 'account' && entity !== 'contract') continue;
    const weights = others.map((other) => {
      const found = bestFor(column, other);
      return { other, weight: found?.weight ?? 0, isSure: found?.isSure ?? false };
    });
    const companion = weights.reduce((best, next) => (next.weight > best.weight ? next : best), NO_COMPANION);
    if (companion.weight <= 0.5) {
      if (entity !== 'account' || !namesPersonThere(column)) continue;
      companions += COMPANION_WEIGHT;
      isPlain = true;
      continue;
    }
    companions += companion.weight * COMPANION_WEIGHT;
    beside.add(companion.other);
    if (!companion.isSure) continue;
    plainlyBeside.add(companion.other);
    isPlain = true;
  }
  let score = companions;
  for (const weight of own.values()) score += weight;
  const wide = wideKey(view);
  if (wide !== null && wide.startsWith(`${entity}.`)) {
    for (const key of [wide, ...(WIDE_GIVES[entity] ?? [])]) if (!own.has(key)) own.set(key, 0);
    score += 1.2;
  }
  // Jobs for a client have a start as well: where no row has one, nothing says that they are contracts.
  const there = entity === 'contract' ? filled : own;
  const isWhole = NEEDS[entity].every((group) => group.some((key) => there.has(key)));
  if (!isWhole && !isNamedAndHalfThere(view, entity, [...own.keys()])) return NOT_IT;
  // Accounts that are only named, beside the steps of a plan, are not what the rows are.
  const isOnlyNamed =
    entity === 'account' &&
    [...own.keys()].every(isIdentity) &&
    beside.has('milestone') &&
    [...plainlyBeside].every((other) => other === 'milestone' || other === 'touch');
  const byName = nameScore(view, entity) * (isOnlyNamed ? ONLY_NAMED : 1);
  // "Clients" over nothing but names is plain enough.
  if (score < (byName >= 2 ? 0.25 : 0.5)) return NOT_IT;
  // "Date", "notes" and "amount" stand on every log; something must say whose touches or usage they are.
  if (COMMON_WORDS.has(entity) && !isPlain && byName < 1) return NOT_IT;
  if (entity === 'ticket' && byName < 1 && [...own.keys()].every((key) => ONLY_DATES.has(key))) return NOT_IT;
  if (entity === 'ticket' && byName < 1 && !isPlain && [...own.keys()].every((key) => ONLY_RATED.has(key)))
    return NOT_IT;
  // An alert of a monitoring tool has a time and a severity as well, but no number and nobody it is of.
  if (entity === 'ticket' && byName < 1 && !hasAccount && !own.has('ticket.externalId')) return NOT_IT;
  // A deal has an id, a day, a priority and a state as a ticket has them.
  if (entity === 'ticket' && saysChance(view)) return NOT_IT;
  if (entity === 'usage' && !hasAccount) score -= 1;
  return { score: score + (hasOwnKey ? 1 : 0) + byName, isWhole };
}

/** Where the steps of a plan are named, what a "Status" or a "Due date" beside the account speaks of is first the step. */
function othersOf(view: SheetView, entity: Entity): readonly Entity[] {
  const hasStep = view.columns.some((column) => {
    const best = bestFor(column, 'milestone');
    return best?.key === 'milestone.title' && best.isSure;
  });
  const others = COMPANIONS[entity];
  return hasStep && others.includes('milestone') ? ['milestone', ...others] : others;
}

/** "NPS" over promoters and detractors, or "Survey name", says that the rows are answers, though neither is their score. */
function namesSurvey(view: SheetView): boolean {
  return view.columns.some(({ matches }) =>
    matches.some(
      ({ field, strength, closeness }) =>
        field.key === 'survey.kind' || (field.key === 'survey.score' && strength === 'sure' && closeness === 'exact'),
    ),
  );
}

/** "Case" over priorities and kinds lists cases, though it lacks their numbers and dates: what is missing is said row by row. */
function isNamedAndHalfThere(view: SheetView, entity: Entity, own: readonly string[]): boolean {
  if (!TOLD_BY_NAME.has(entity) || isForeign(view)) return false;
  const facts = own.filter((key) => fieldByKey(key)?.reference !== true);
  return facts.length >= 2 && nameScore(view, entity) >= PLAINLY_NAMED;
}

/** The best reading of a column as a field of one entity, weighed. */
function bestFor(
  column: ColumnView,
  entity: Entity,
): { readonly key: string; readonly weight: number; readonly isSure: boolean } | null {
  let best: { key: string; weight: number; isSure: boolean } | null = null;
  for (const match of column.matches) {
    if (match.field.entity !== entity) continue;
    const fit = fitOf(match.field, column);
    if (fit !== null && fit < 0.5) continue;
    if (match.field.key === 'account.name' && match.strength !== 'sure' && holdsPeople(column)) continue;
    let weight =
      STRENGTH_WEIGHT[match.strength] *
      (match.closeness === 'exact' ? 1 : match.closeness === 'near' ? 0.95 : match.overlap * 0.5);
    if (match.field.reference === true) weight = Math.min(weight, 0.15);
    else if (isIdentity(match.field.key)) weight *= uniqueness(column.tally) >= 0.9 ? 0.55 : 0.1;
    else if (match.field.key.endsWith('.externalId') && uniqueness(column.tally) < 0.9) weight *= 0.3;
    if (match.field.key === 'stakeholder.name' && match.strength !== 'sure' && holdsCompanies(column))
      weight *= NOT_PEOPLE;
    weight *= fit ?? 0.8;
    if (best === null || weight > best.weight)
      best = {
        key: match.field.key,
        weight,
        isSure: match.strength === 'sure' && match.closeness !== 'partial',
      };
  }
  return best;
}

/** "Sponsor", "Champion Name" over people: whoever lists them lists the accounts they are at. */
function namesPersonThere(column: ColumnView): boolean {
  const { tally } = column;
  return (
    slotOfHeader(column.folded)?.field.key === 'stakeholder.name' &&
    (namesPeople(tally) || tally.personLike > Math.max(1, tally.filled - tally.blankWords) * 0.5)
  );
}

/** "Task" and "Activity" name the steps of a plan, as "Title" and "Subject" do not. */
function isStep({ header, tally }: ColumnView): boolean {
  const last = header.split(' / ').at(-1) ?? '';
  return tally.filled > 0 && [last, ...partsOf(last)].some((part) => PLAN_STEP_WORDS.has(foldHeader(part)));
}

/** A bare "Name" over the names of people lists people, not accounts. */
function holdsPeople(column: ColumnView): boolean {
  const { tally } = column;
  return namesPeople(tally) || tally.personLike > Math.max(1, tally.filled - tally.blankWords) * 0.8;
}

/** Names none of which is written like that of a person: a bare "Nombre" over them lists companies, or things. */
function holdsCompanies({ tally }: ColumnView): boolean {
  const total = tally.filled - tally.blankWords;
  return total >= FEW_NAMES && tally.words > total * 0.5 && tally.personLike < total * 0.4 && givenShare(tally) < 0.05;
}

function isIdentity(key: string): boolean {
  return key === 'account.name' || key === 'account.externalId' || key === 'account.domain';
}

const ROW_WORDS: Readonly<Record<Entity, string>> = {
  account: 'an account',
  contract: 'a contract or renewal',
  stakeholder: 'a person',
  milestone: 'a milestone',
  pulse: 'a pulse',
  touch: 'a touch',
  survey: 'a survey answer',
  usage: 'usage of one period',
  ticket: 'a ticket',
  forecast: 'a forecast',
};

function reasonOf(view: SheetView, entity: Entity): string {
  const named = view.columns
    .filter((column) => (bestFor(column, entity)?.weight ?? 0) >= 0.15)
    .slice(0, 4)
    .map((column) => `“${column.header.slice(0, 40)}”`);
  const by = named.length > 0 ? ` by its columns ${named.join(', ')}` : '';
  return `One row is ${ROW_WORDS[entity]}${by}${nameScore(view, entity) >= 1 ? ' and by the name of the sheet' : ''}.`;
}
