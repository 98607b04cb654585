/**
 * What one row of a sheet is: an account, a contract, a ticket ... by its columns, its name and what it cannot do without.
 * Source: import page, "Recognise".
 */
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import { filledShare, uniqueness } from '../recognise/columnTally.ts';
import { hasBankColumn, hasForeignColumn, isForeign, isKeyedByOther, listsCallsToAction } from './foreignSheets.ts';
import { listsLeads } from './leadList.ts';
import { asksPrivateThings, listsConsumers, listsPrivatePersons } from './privatePersons.ts';
import { nameScore } from './entityName.ts';
import { fitOf, type ColumnView, type SheetView } from './sheetView.ts';
import { bestFor } from './columnWeight.ts';
import { scoreOf } from './entityScore.ts';

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

/** What calls to action look like and are not; those with objectives are a plan. */
const NO_CALL_TO_ACTION: ReadonlySet<Entity> = new Set(['ticket', 'contract', 'touch']);
const LEAST = 1;
const LEAST_FOREIGN = 2.2;
const LEAST_FOREIGN_COLUMN = 3.3;
const FOREIGN_CONFIDENCE = 0.6;
const MOST_ROWS = 0.6;
const TERM_KEYS: ReadonlySet<string> = new Set(['contract.endDate', 'contract.arr']);

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
  const best = told ?? withTerms(view, scores) ?? highest;
  if (best === undefined || (told === undefined && best.score < LEAST))
    return noEntity(view, 'No columns that a customer-success book holds were found on this sheet.');
  if (told === undefined && isStrange)
    return noEntity(view, 'The sheet is about something a customer-success book does not hold.');
  if (NO_CALL_TO_ACTION.has(best.entity) && listsCallsToAction(view))
    return noEntity(
      view,
      'The rows are calls to action: what a team asks of itself, and nothing that customers asked for or signed.',
    );
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

const SAYS_TERM =
  /\b(?:renew\w*|contract\w*|subscription|licen[cs]e|arr|mrr|vertrag\w*|verlanger\w*|laufzeit\w*|contrat|renouvellement|contrato|renova\w*|contratto|rinnovo|verleng\w*|abonnement)\b/;

/** Contacts with the renewal of their company beside them are a list of contracts that names who to talk to. */
function withTerms<Scored extends { readonly entity: Entity; readonly isWhole: boolean }>(
  view: SheetView,
  scores: readonly Scored[],
): Scored | undefined {
  if (scores[0]?.entity !== 'stakeholder' || isForeign(view)) return undefined;
  const has = (keys: ReadonlySet<string>, test: (column: ColumnView) => boolean): boolean =>
    view.columns.some(
      (column) => test(column) && filledShare(column.tally) >= MOST_ROWS && ties(column, keys) && column.folded !== '',
    );
  const isTerm = ({ folded }: ColumnView): boolean => SAYS_TERM.test(folded);
  if (
    !has(TERM_KEYS, isTerm) ||
    !has(ACCOUNT_KEYS, ({ matches }) => matches.some(({ strength }) => strength === 'sure'))
  )
    return undefined;
  return scores.find(({ entity, isWhole }) => entity === 'contract' && isWhole);
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
