/**
 * Exports of tickets often tell a status and no closing day, or leave it blank for some. Open is what has no closing day: each ticket
 * that was solved long ago would cost the account its points for ever. So the status is read, and the day of the last update beside it.
 * Source: domain page, "Friction" (open at D while closed is blank or after D).
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { filledShare } from '../recognise/columnTally.ts';
import type { Field } from '../../../shared/fields/types.ts';
import { type Candidates, UNLIKELY } from './candidates.ts';
import { fitOf, type ColumnView, type SheetView } from './sheetView.ts';
import { canonicalOf } from './valueMap.ts';

const STATUS =
  /^(?:(?:ticket|case|issue|incident|conversation|current) )?(?:status|state|status name|status category|statut|etat|estado|situacao|stato)$/;
const UPDATED =
  /^(?:(?:ticket|case|issue|date|date time) )?(?:last )?(?:updated?|modified|changed|activity)(?: (?:at|on|date|time|date time))?(?: utc)?$|^(?:aktualisiert|geandert|letzte (?:aktualisierung|anderung))(?: am)?$|^(?:mis a jour|modifie|derniere (?:mise a jour|modification))(?: le)?$|^(?:ultima )?(?:actualizacion|atualizacao|modificacion|modificacao)$|^(?:laatst )?(?:bijgewerkt|gewijzigd)(?: op)?$|^ultimo aggiornamento$/;
/** Most words of the column should be ones a ticket can have; what is left asks. */
const FITS = 0.6;
const LIKELY = 0.8;

/** Proposes the status, and the last update where a status says that tickets are closed. Changes `candidates`. */
export function readTicketStates(candidates: Candidates, { columns }: SheetView): void {
  const [state, updated] = [fieldByKey('ticket.state'), fieldByKey('ticket.updatedDate')];
  if (state === undefined || updated === undefined) return;
  const isFree = ({ index }: ColumnView): boolean => (candidates.get(index) ?? []).length === 0;
  const told = columns.find(
    (column) => STATUS.test(column.folded) && isFree(column) && (fitOf(state, column) ?? 0) >= FITS,
  );
  if (told === undefined || closedRows(state, told) <= datedRows(candidates, columns)) return;
  candidates.set(told.index, [
    {
      column: told.index,
      field: state,
      ref: { key: state.key },
      confidence: LIKELY,
      reason: `“${told.header}” says which tickets are closed; one without a closing day would count as open.`,
    },
  ]);
  const day = columns.find(
    (column) =>
      UPDATED.test(column.folded) &&
      isFree(column) &&
      filledShare(column.tally) > 0 &&
      (fitOf(updated, column) ?? 0) > 0.5,
  );
  if (day === undefined) return;
  candidates.set(day.index, [
    {
      column: day.index,
      field: updated,
      ref: { key: updated.key },
      confidence: LIKELY,
      reason: `A closed ticket without a closing day was closed by its last update, under “${day.header}”.`,
    },
  ]);
}

/** Rows whose status says that they are closed. */
function closedRows(state: Field, { header, tally }: ColumnView): number {
  let rows = 0;
  for (const [text, count] of tally.distinct) if (canonicalOf(state, header, text) === 'closed') rows += count;
  return rows;
}

/** Rows with a closing day; where they are as many, nothing is left to settle. */
function datedRows(candidates: Candidates, columns: readonly ColumnView[]): number {
  const isClosing = ({ index }: ColumnView): boolean =>
    candidates
      .get(index)
      ?.some(({ field, confidence }) => field.key === 'ticket.closedDate' && confidence > UNLIKELY) === true;
  return Math.max(0, ...columns.filter(isClosing).map(({ tally }) => tally.filled - tally.blankWords));
}
