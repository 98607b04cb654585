/**
 * Renewals kept as deals ("Account, Opportunity, Amount, Close Date, Stage"): the day a deal is to close is the only word on when
 * the contract ends. Without it none of them would ever be due. Source: import page, "Map".
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { Field } from '../../../shared/fields/types.ts';
import { uniqueness } from '../recognise/columnTally.ts';
import { type Candidates, UNLIKELY } from './candidates.ts';
import { DEAL_CLOSES, isMostlyRenewals } from './salesPipeline.ts';
import { fitOf, type ColumnView, type SheetView } from './sheetView.ts';
import { saysRenewedOrLost } from './valueMap.ts';

const LIKELY = 0.72;
const ENDS: ReadonlySet<string> = new Set(['contract.endDate', 'contract.startDate']);

const STAGE = /^(?:(?:renewal|opportunity|deal|sales) )?(?:stage|stage name|stagename|stufe|fase|etapa|etape)$/;
/** Most words of the stage should be ones an outcome can have; where one says won or lost, half of them will do. */
const FITS = 0.8;
const FITS_CLOSED = 0.5;
/** What is worth renewing, as far as the list tells it beside the amount of the renewal. */
const PRIOR =
  /^(?:prior|previous|old|current|existing|expiring|incumbent|original|last year s|prior year|prior term) (?:arr|acv|amount|value|contract value|annual contract value|annual value|arr amount|mrr)(?: \p{L}{3})?$/u;
const NEW_AMOUNT =
  /^(?:(?:renewal|renewed|new|deal|opportunity|total|closed) )?(?:amount|value|arr|acv)(?: \p{L}{3})?$|^annual recurring revenue$/u;

/** Proposes what a renewal kept as a deal tells of its contract, never surely. Changes `candidates`. */
export function readRenewalDeals(candidates: Candidates, view: SheetView): void {
  if (!isMostlyRenewals(view)) return;
  proposeCloseAsEnd(candidates, view);
  proposeStageAsOutcome(candidates, view);
  proposePriorAsArr(candidates, view);
  knowByDealName(candidates, view);
}

/** What a deal is called: "Northwind - Renewal 2027". */
const DEAL_NAME = /^(?:opportunity|opp|deal|renewal)(?: name)?$/;
/** Nearly every row has a name of its own. */
const OWN_NAMES = 0.9;

/**
 * The name of a renewal has the year in it, so as a product it would part each term from the next: none would be followed by
 * another, and the renewed ones of all years would count side by side. It is what the row is known by, where no id is.
 */
function knowByDealName(candidates: Candidates, { columns }: SheetView): void {
  const id = fieldByKey('contract.externalId');
  const named = columns.find(({ folded }) => DEAL_NAME.test(folded));
  if (id === undefined || named === undefined) return;
  const others = (candidates.get(named.index) ?? []).filter(({ field }) => field.key !== 'contract.product');
  const hasId = [...candidates].some(
    ([index, known]) =>
      index !== named.index && known.some(({ field, confidence }) => field === id && confidence > UNLIKELY),
  );
  const isKey = !hasId && uniqueness(named.tally) >= OWN_NAMES && fits(id, named);
  candidates.set(
    named.index,
    isKey
      ? [
          {
            column: named.index,
            field: id,
            ref: { key: id.key },
            confidence: LIKELY,
            reason: `A list of renewals: each row is known by its “${named.header}”, and no column has an id.`,
          },
          ...others,
        ]
      : others,
  );
}

/**
 * Beside "Prior ARR" the amount of a renewal is what the customer is to pay from then on. Taken for the ARR that is due, every
 * uplift and every part loss would be gone from the renewal rates, and what is only hoped for would count today.
 */
function proposePriorAsArr(candidates: Candidates, { columns }: SheetView): void {
  const [arr, renewed] = [fieldByKey('contract.arr'), fieldByKey('contract.renewedArr')];
  const prior = columns.find((column) => PRIOR.test(column.folded) && arr !== undefined && fits(arr, column));
  const amount = columns.find(
    ({ index, folded }) =>
      index !== prior?.index &&
      NEW_AMOUNT.test(folded) &&
      candidates.get(index)?.some(({ field }) => field === arr || field === renewed) === true,
  );
  if (arr === undefined || renewed === undefined || prior === undefined || amount === undefined) return;
  // A second amount of the deal ("Amount" beside its "ARR") is no ARR of the term that ends.
  for (const [index, known] of candidates)
    candidates.set(
      index,
      known.filter(({ field }) => field !== arr && field !== renewed),
    );
  const reasons = [
    [prior, arr, `A list of renewals: “${prior.header}” is what each customer pays until then.`],
    [amount, renewed, `A list of renewals: “${amount.header}” is what follows “${prior.header}”.`],
  ] as const;
  for (const [{ index }, field, reason] of reasons)
    candidates.set(index, [
      { column: index, field, ref: { key: field.key }, confidence: LIKELY, reason },
      ...(candidates.get(index) ?? []),
    ]);
}

function fits(field: Field, column: ColumnView): boolean {
  return (fitOf(field, column) ?? 0) >= FITS_CLOSED;
}

function proposeStageAsOutcome(candidates: Candidates, view: SheetView): void {
  const outcome = fieldByKey('contract.outcome');
  const isTold = [...candidates.values()].some((known) => known.some(({ field }) => field === outcome));
  const stage = view.columns.find(({ folded }) => STAGE.test(folded));
  if (outcome === undefined || isTold || stage === undefined) return;
  if ((fitOf(outcome, stage) ?? 0) < (saysRenewedOrLost(outcome, stage) ? FITS_CLOSED : FITS)) return;
  candidates.set(stage.index, [
    {
      column: stage.index,
      field: outcome,
      ref: { key: outcome.key },
      confidence: LIKELY,
      reason: `A list of renewals: a stage such as won or lost under “${stage.header}” is what became of the contract.`,
    },
    ...(candidates.get(stage.index) ?? []),
  ]);
}

/** Where no other column tells a term. */
function proposeCloseAsEnd(candidates: Candidates, view: SheetView): void {
  const end = fieldByKey('contract.endDate');
  const closing = view.columns.find(({ folded, tally }) => DEAL_CLOSES.test(folded) && tally.filled > 0);
  if (end === undefined || closing === undefined) return;
  const hasTerm = [...candidates].some(
    ([index, known]) =>
      index !== closing.index && known.some(({ field, confidence }) => ENDS.has(field.key) && confidence > UNLIKELY),
  );
  if (hasTerm) return;
  const others = (candidates.get(closing.index) ?? [])
    .filter(({ field }) => field.key !== end.key)
    .map((candidate) => ({ ...candidate, confidence: Math.min(candidate.confidence, UNLIKELY) }));
  candidates.set(closing.index, [
    {
      column: closing.index,
      field: end,
      ref: { key: end.key },
      confidence: LIKELY,
      reason: `A list of renewals: the day under “${closing.header}” is when each is due, and no column tells an end.`,
    },
    ...others,
  ]);
}
