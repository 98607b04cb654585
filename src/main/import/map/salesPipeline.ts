/**
 * Sales opportunities are not contracts: an open one is a hope, a lost one no churn, and the amount of a won one need not be ARR.
 * Told by stages of selling in a sheet that has no term of a contract. Source: import page, "Recognise"; product page.
 */
import { foldWords } from '../../../shared/fields/fold.ts';
import type { ColumnPlan, Entity, SheetChoices } from '../../../shared/fields/types.ts';
import { uniqueness } from '../recognise/columnTally.ts';
import type { ColumnView, SheetView } from './sheetView.ts';

const STAGE_HEADER =
  /\b(?:stage|status|phase|state|stufe|etape|etapa|estagio|fase|estado|statut|situacao|outcome|result|resultado)\b/;
const CLOSED =
  '(?:(?:ab)?geschlossen|afgesloten|gesloten|fermee?|cloturee?|conclue?|cerrad[oa]|fechad[oa]|encerrad[oa])';
const WON = new RegExp(
  `^(?:closed )?won$|^closed won\\b|^(?:${CLOSED} (?:und |en |et |y |e )?)?(?:gewonnen|gagnee?|ganad[oa]|ganh[oa])\\b`,
);
const LOST = new RegExp(
  `^(?:closed )?lost$|^closed lost\\b|^(?:${CLOSED} (?:und |en |et |y |e )?)?(?:verloren|perdue?|perdid[oa])\\b`,
);
/** Stages of selling to someone who has not bought yet; "negotiation" and "proposal" are stages of a renewal as well. */
const SELLING =
  /^(?:prospect(?:ing|o)?|qualif\w*|qualified to buy|(?:marketing|sales) qualified\w*|mql|sql|needs? analysis|value proposition|discover\w*|demo\w*|perception analysis|id decision makers?|decision makers? bought in|appointment scheduled|presentation scheduled|engaging|lead|new lead|cold lead|connected|evaluation|pilot|poc|proof of concept|interessent|erstkontakt|leadqualifizierung|decouverte|calificacion|qualificacao|prospeccao|descubrimiento)$/;
const NAMED_SO =
  /\b(?:opportunit\w*|opps?|oportunidad\w*|opportunites|verkaufschancen|sales pipeline|pipeline|deals?)\b/;
/** What the deals of a CRM are called in its languages, where a plain word for a deal means any business. */
const DEAL_COLUMN =
  /^(?:deal ?(?:name|stage|phase|inhaber|owner)|(?:nome|etapa|proprietario) (?:do )?negocio|(?:nombre|etapa|propietario) (?:del )?negocio|(?:nom|phase|proprietaire) (?:de la )?transaction|dealnaam|dealfase|(?:nome|fase) (?:dell )?(?:affare|trattativa))$/;
const RENEWAL = /\b(?:renew\w*|verlanger\w*|renouvel\w*|renova\w*|verleng\w*)\b/;

interface SalesPipeline {
  /** The column of stages. */
  readonly column: ColumnView;
  /** Rows by how they stand; counted over the values that were kept (at most 200 different ones). */
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

/** Whether a stage says that the deal was won, in the languages of the value lists. */
function isWon(stage: string): boolean {
  return WON.test(foldWords(stage));
}

/** What the stages of a sheet say, or null when it is no list of opportunities. */
function salesPipelineOf(view: SheetView, columns: readonly ColumnPlan[]): SalesPipeline | null {
  if (isMostlyRenewals(view)) return null;
  const hasTerm = columns.some(isTerm);
  const isNamedSo = isNamedPipeline(view) || saysChance(view) || namesDeals(view);
  for (const column of view.columns) {
    if (!STAGE_HEADER.test(column.folded) || RENEWAL.test(column.folded)) continue;
    const counts = { won: 0, lost: 0, open: 0 };
    let selling = 0;
    for (const [text, count] of column.tally.distinct) {
      const word = foldWords(text);
      if (isWon(text)) counts.won += count;
      else if (LOST.test(word)) counts.lost += count;
      else counts.open += count;
      if (SELLING.test(word)) selling += 1;
    }
    const ended = counts.won + counts.lost;
    if (isNamedSo && (selling >= 1 || (!hasTerm && ended + counts.open > 0))) return { column, ...counts };
    if (hasTerm) continue;
    if (selling >= 2 || (counts.won > 0 && counts.lost > 0) || (selling >= 1 && ended > 0))
      return { column, ...counts };
  }
  return null;
}

/** Start, end or renewal of a contract, plainly named: what opportunities do not have. */
function isTerm({ field, confidence, filled }: ColumnPlan): boolean {
  return (
    field !== null &&
    (field.key === 'contract.endDate' || field.key === 'contract.startDate' || field.key === 'contract.noticeDays') &&
    confidence >= 0.8 &&
    filled > 0
  );
}

const CHANCE =
  /^(?:(?:win|close|closing|deal|sales) )?(?:probability|wahrscheinlichkeit|abschlusswahrscheinlichkeit|probabilite|probabilidad|probabilidade|probabilita|slagingskans)(?: percent)?$/;

/** True when a column says how likely each deal is won: only sales is told so, whatever the sheet is called. */
export function saysChance(view: SheetView): boolean {
  return view.columns.some(({ folded, tally }) => tally.numbers > 0 && CHANCE.test(folded));
}

/** True when columns name deals and their stages. */
export function namesDeals(view: SheetView): boolean {
  return view.columns.filter(({ folded, tally }) => tally.filled > 0 && DEAL_COLUMN.test(folded)).length >= 2;
}

/** What a deal is worth; a project with stages of its own has steps, and no amount. */
function hasAmount(view: SheetView): boolean {
  return view.columns.some(
    ({ folded, tally }) =>
      tally.numbers > 0 &&
      /\b(?:amount|value|revenue|betrag|wert|umsatz|montant|valeur|importe|valor|bedrag|waarde)\b/.test(folded),
  );
}

/** True where the sheet or its file is called so. */
function isNamedRenewals({ sheetName, fileName }: SheetView): boolean {
  return RENEWAL.test(sheetName) || RENEWAL.test(fileName);
}

/** Renewals kept as opportunities say so in their type or pipeline. */
export function isMostlyRenewals(view: SheetView): boolean {
  if (isNamedRenewals(view)) return true;
  return view.columns.some((column) => {
    if (!/\b(?:type|pipeline|kind|record type|typ|tipo|soort)\b/.test(column.folded)) return false;
    let renewals = 0;
    let all = 0;
    for (const [text, count] of column.tally.distinct) {
      all += count;
      if (RENEWAL.test(foldWords(text))) renewals += count;
    }
    return all > 0 && renewals / all >= 0.8;
  });
}

/** True for a list of deals with a stage and a day they close, most of which are renewals: its rows are contracts, not accounts. */
export function listsRenewalDeals(view: SheetView): boolean {
  return (
    isMostlyRenewals(view) &&
    view.columns.some(({ folded }) => STAGE_HEADER.test(folded) && !RENEWAL.test(folded)) &&
    view.columns.some(({ folded, tally }) => tally.filled > 0 && DEAL_CLOSES.test(folded))
  );
}

/** The day a deal closes, done or not: "closed on" is a day of the past. */
export const DEAL_CLOSES =
  /^(?:(?:renewal|opportunity|deal|expected|forecast|forecasted|est|estimated) )?(?:close|closing) ?date$|^closedate$|^(?:fecha|data) de (?:cierre|fechamento)$|^date de (?:cloture|closing)$|^abschlussdatum$/;

export interface PipelineRuling {
  /** True: the sheet is left out unless a person includes it. */
  readonly isLeftOut: boolean;
  /** Where a person includes it: which rows come in, the won ones unless others are ticked. Null: all. */
  readonly rows: NonNullable<SheetChoices['rowFilter']> | null;
  readonly columns: readonly ColumnPlan[];
  readonly warning: string;
}

/**
 * What becomes of a list of opportunities: rows that are opportunities are left out; rows that are accounts with their one deal
 * beside them come in without the deal. Null for every other sheet.
 */
export function rulePipeline(
  view: SheetView,
  main: Entity | null,
  columns: readonly ColumnPlan[],
): PipelineRuling | null {
  if (main !== 'contract' && main !== 'account' && !(main === 'milestone' && hasAmount(view))) return null;
  const pipeline = salesPipelineOf(view, columns);
  if (pipeline === null) return null;
  const { column, won, lost, open } = pipeline;
  const what = `(“${column.header}”: ${won} won, ${lost} lost, ${open} open). They are not contracts and their amounts are not ARR`;
  if (main !== 'account' || isNamedPipeline(view) || !isOnePerAccount(view, columns))
    return {
      isLeftOut: true,
      rows: { column: column.index, keep: [...column.tally.distinct.keys()].filter(isWon) },
      columns: columns.map((plan) => {
        if (plan.field !== null && CHURN.has(plan.field.key)) return withoutField(plan);
        return plan.field !== null && !plan.field.key.startsWith('contract.account')
          ? { ...plan, confidence: Math.min(plan.confidence, DOUBTFUL) }
          : plan;
      }),
      warning: `This sheet lists sales opportunities ${what}: it stays out unless you include it, and then only its won rows come in, unless you tick other stages.`,
    };
  return {
    isLeftOut: false,
    rows: null,
    columns: columns.map((plan) =>
      plan.field !== null && DEAL_FIELDS.has(plan.field.key) ? withoutField(plan) : plan,
    ),
    warning: `The accounts of this sheet have sales opportunities beside them ${what}: those columns are kept as extra fields.`,
  };
}

/** What is known of a deal is not known of a contract, and the region beside it may be the seller's. */
const DOUBTFUL = 0.85;
/** Why a sale was lost says nothing of a contract: a lost deal is no churn, whoever includes it. */
const CHURN = new Set(['contract.churnClass', 'contract.churnReasonTheirs', 'contract.churnReasonOurs']);
const DEAL_FIELDS = new Set([
  'contract.arr',
  'contract.outcome',
  'contract.outcomeDate',
  'contract.endDate',
  'contract.externalId',
]);

function withoutField(plan: ColumnPlan): ColumnPlan {
  return {
    ...plan,
    field: null,
    confidence: 0,
    reason: 'It belongs to a sales opportunity, not to a contract: kept as an extra field.',
  };
}

function isNamedPipeline(view: SheetView): boolean {
  return NAMED_SO.test(view.sheetName) || NAMED_SO.test(view.fileName);
}

function isOnePerAccount(view: SheetView, columns: readonly ColumnPlan[]): boolean {
  const isOne = (key: string): boolean | undefined => {
    const column = view.columns[columns.find(({ field }) => field?.key === key)?.index ?? -1];
    return column === undefined ? undefined : uniqueness(column.tally) >= 0.9 && !BARE_IDS.has(column.folded);
  };
  return isOne('account.externalId') === true || isOne('account.name') === true;
}

/** Numbers of whatever the rows are, which may be the deals. */
const BARE_IDS: ReadonlySet<string> = new Set(['id', 'record id', 'nr', 'no', 'number', 'code', 'key', 'codigo']);
