/**
 * Renewals kept as deals ("Account, Opportunity, Amount, Close Date, Stage"): the day a deal is to close is the only word on when
 * the contract ends. Without it none of them would ever be due. Source: import page, "Map".
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { type Candidates, UNLIKELY } from './candidates.ts';
import { isNamedRenewals } from './salesPipeline.ts';
import { fitOf, type SheetView } from './sheetView.ts';

/** The day it closes, done or not: "closed on" is a day of the past. */
const CLOSES =
  /^(?:(?:renewal|opportunity|deal|expected|forecast|forecasted|est|estimated) )?(?:close|closing) ?date$|^closedate$|^(?:fecha|data) de (?:cierre|fechamento)$|^date de (?:cloture|closing)$|^abschlussdatum$/;
const LIKELY = 0.72;
const ENDS: ReadonlySet<string> = new Set(['contract.endDate', 'contract.startDate']);

const STAGE = /^(?:(?:renewal|opportunity|deal|sales) )?(?:stage|stage name|stagename|stufe|fase|etapa|etape)$/;
/** Most words of the stage should be ones an outcome can have. */
const FITS = 0.8;

/** Proposes what a renewal kept as a deal tells of its contract, never surely. Changes `candidates`. */
export function readRenewalDeals(candidates: Candidates, view: SheetView): void {
  if (!isNamedRenewals(view)) return;
  proposeCloseAsEnd(candidates, view);
  proposeStageAsOutcome(candidates, view);
}

function proposeStageAsOutcome(candidates: Candidates, view: SheetView): void {
  const outcome = fieldByKey('contract.outcome');
  const isTold = [...candidates.values()].some((known) => known.some(({ field }) => field === outcome));
  const stage = view.columns.find(({ folded }) => STAGE.test(folded));
  if (outcome === undefined || isTold || stage === undefined || (fitOf(outcome, stage) ?? 0) < FITS) return;
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
  const closing = view.columns.find(({ folded, tally }) => CLOSES.test(folded) && tally.filled > 0);
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
