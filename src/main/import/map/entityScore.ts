/** How far the columns and the name of a sheet speak for rows of one entity. Source: import page, "Recognise". */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import { filledShare } from '../recognise/columnTally.ts';
import { bestFor, isCompanyNumber, isIdentity, isStep, namesPersonThere } from './columnWeight.ts';
import { COMPANIONS, NEEDS } from './entityNeeds.ts';
import { nameScore, PLAINLY_NAMED } from './entityName.ts';
import { isForeign } from './foreignSheets.ts';
import { namesDeals, saysChance } from './salesPipeline.ts';
import type { SheetView } from './sheetView.ts';
import { isStepColumn } from './stageColumns.ts';
import { wideCandidate } from './wideColumns.ts';

/** What is told by its name when half of its columns are missing. */
const TOLD_BY_NAME: ReadonlySet<Entity> = new Set(['contract', 'ticket', 'touch', 'survey', 'usage']);
/** Entities most of whose columns have names that anything has. */
const COMMON_WORDS: ReadonlySet<Entity> = new Set(['account', 'touch', 'usage', 'milestone', 'survey']);
/** A start and an end are no ticket: memberships, leases and jobs have them. */
const ONLY_DATES: ReadonlySet<string> = new Set(['ticket.openedDate', 'ticket.closedDate']);
/** A number, days and an address of its own: any record of any system has them. */
const ONLY_RECORD: ReadonlySet<string> = new Set([
  'ticket.externalId',
  'ticket.openedDate',
  'ticket.closedDate',
  'ticket.accountDomain',
]);
/** Nor are a number, a day and a rating, as each answer of a survey has them, unless one is plainly that of a ticket. */
const ONLY_RATED: ReadonlySet<string> = new Set(['ticket.externalId', 'ticket.openedDate', 'ticket.satisfaction']);
const COMPANION_WEIGHT = 0.35;
/** Share of its weight that a further column for a field already found adds. */
const AGAIN = 0.4;

/** What the number a state gives its companies says about rows that have a name besides. */
const COMPANY_NUMBER = 0.8;

const NO_COMPANION: { readonly other: Entity; readonly weight: number; readonly isSure: boolean } = {
  other: 'account',
  weight: 0,
  isSure: false,
};

/** One step alone is a date like any other. */
const FEW_STEPS = 2;

/** What the name of a sheet is worth where its rows are about something that hangs on the accounts. */
const ONLY_NAMED = 0.3;

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

interface Score {
  readonly score: number;
  /** False when a row lacks what its entity cannot do without. */
  readonly isWhole: boolean;
}

const NOT_IT: Score = { score: -1, isWhole: false };

export function scoreOf(view: SheetView, entity: Entity): Score {
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
    if (entity === 'account' && isCompanyNumber(column)) {
      companions += COMPANY_NUMBER;
      isPlain = true;
      if (best === null) continue;
    }
    if (best !== null) {
      if (filledShare(column.tally) > 0) filled.add(best.key);
      // A second column for the same field says little more about what a row is.
      const held = own.get(best.key);
      own.set(
        best.key,
        held === undefined ? best.weight : Math.max(held, best.weight) + Math.min(held, best.weight) * AGAIN,
      );
      // Whose they are makes "Event" and "Quantity" no usage: orders and deals have them as well.
      // And everything is somewhere: a "Name" and a "Region" are those of a shop, a site or a feed as well.
      const isOwnWord = !best.key.startsWith('usage.account') && best.key !== 'account.region';
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
  // Names of customers beside the steps of bringing them live are a list of customers, whatever else it lacks.
  const steps = entity === 'account' ? view.columns.filter(isStepColumn).length : 0;
  if (steps >= FEW_STEPS) {
    companions += steps * COMPANION_WEIGHT;
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
  // The bare "id" of a file called "milestones" numbers its milestones.
  if (entity === 'account' && isOnlyBareId(view, [...own.keys()])) return NOT_IT;
  const byName = nameScore(view, entity) * (isOnlyNamed ? ONLY_NAMED : 1);
  // "Clients" over nothing but names is plain enough.
  if (score < (byName >= 2 ? 0.25 : 0.5)) return NOT_IT;
  // "Date", "notes" and "amount" stand on every log; something must say whose touches or usage they are.
  if (COMMON_WORDS.has(entity) && !isPlain && byName < 1) return NOT_IT;
  if (entity === 'ticket' && byName < 1 && [...own.keys()].every((key) => ONLY_DATES.has(key))) return NOT_IT;
  if (
    entity === 'ticket' &&
    byName < 1 &&
    !isPlain &&
    [ONLY_RATED, ONLY_RECORD].some((few) => [...own.keys()].every((key) => few.has(key)))
  )
    return NOT_IT;
  // An alert of a monitoring tool has a time and a severity as well, but no number and nobody it is of.
  if (entity === 'ticket' && byName < 1 && !hasAccount && !own.has('ticket.externalId')) return NOT_IT;
  // A deal has an id, a day, a priority and a state as a ticket has them.
  if (entity === 'ticket' && (saysChance(view) || namesDeals(view))) return NOT_IT;
  if (entity === 'usage' && !hasAccount) score -= 1;
  return { score: score + (hasOwnKey ? 1 : 0) + byName, isWhole };
}

/**
 * True when nothing but an "id" could name the account, and the sheet is plainly named after something else; or nothing but a "#" or a
 * "code", which number the lines of anything.
 */
function isOnlyBareId(view: SheetView, own: readonly string[]): boolean {
  if (!own.filter(isIdentity).every((key) => key === 'account.externalId')) return false;
  const ids = new Set(
    view.columns.flatMap((column) =>
      column.matches.flatMap(({ field, strength }) =>
        field.key !== 'account.externalId' ? [] : [isCompanyNumber(column) ? 'sure' : strength],
      ),
    ),
  );
  if (ids.has('sure')) return false;
  return !ids.has('local') || ENTITIES.some((other) => other !== 'account' && nameScore(view, other) >= PLAINLY_NAMED);
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
