/**
 * What the amounts of contracts cover, where it takes two columns to know. "Amount 99, Interval month" is 1,188 a year: billing
 * systems tell the price and its rhythm apart. Taken alone, the ARR of every monthly customer would be a twelfth of what they pay,
 * and look like any other. Source: import page, "Map" and "Normalise".
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { ColumnPlan, FieldRef } from '../../../shared/fields/types.ts';
import { filledShare } from '../recognise/columnTally.ts';
import { type Candidate, type Candidates, UNLIKELY } from './candidates.ts';
import { UNITS } from './headerVocabulary.ts';
import type { SheetView } from './sheetView.ts';
import { canonicalOf } from './valueMap.ts';

const ARR = 'contract.arr';
const PERIOD = 'contract.amountPeriod';
const TERM = 'contract.term';
/** Enough rows have it to do without the other column. */
const MOST_HAVE_IT = 0.6;

/** A price as billing systems call it. "ARR", "annual value" and "contract value" say what they cover, whatever is billed when. */
const PLAIN_AMOUNT =
  /^(?:(?:plan|subscription|recurring|unit|item|list|base|net|gross|billing|invoice|renewal) )*(?:amounts?|prices?|fees?|charges?|rate|betrag|preis|gebuhr|montant|prix|tarif|importe|monto|precio|cuota|valor|preco|bedrag|prijs|tarief|importo|prezzo|canone)$/;

/** An amount of the year itself. */
const YEARLY = /\b(?:arr|acv|annual|annually|annuali[sz]ed|yearly|jahr\w*|annuel(?:le)?|anual|jaar\w*|annuo|annua)\b/;

/** How often something is paid: the amount beside it may be that of one payment or of the year. */
const PAID_HOW_OFTEN =
  /^(?:(?:billing|payment|invoice|invoicing|renewal) )?frequency$|^zahlweise$|^zahlungsweise$|^frequence de (?:facturation|paiement)$|^frecuencia de (?:pago|facturacion)$|^betaalfrequentie$/;

/** What a contract is worth in all, where it says nothing else. */
const WHOLE_VALUE =
  /^(?:total )?(?:contract|order|deal|agreement) (?:value|amount)$|^(?:vertragswert|auftragswert|vertragsvolumen|contractwaarde)$|^(?:valeur|montant) du contrat$|^(?:valor|importe|monto) (?:del|do) contrato$|^valore (?:del )?contratto$/;
const A_YEAR = 365;
/** Plain numbers under "Term" from here on are months. */
const LEAST_MONTHS = 6;

/** Holds the columns of amounts, periods and terms against each other. Changes `candidates`. */
export function preferAmounts(candidates: Candidates, view: SheetView): void {
  preferYearlyAmounts(candidates, view);
  readTerms(candidates, view);
  // What became an amount of the term gives way like the others.
  preferYearlyAmounts(candidates, view);
  keepPeriodsOfPlainAmounts(candidates, view);
}

/**
 * "Contract value 36,000, Term 36 months" is 12,000 a year, and it ends three years after its start. Terms are taken up where no
 * column tells the end, or where the amount is that of the whole term.
 */
function readTerms(candidates: Candidates, { columns }: SheetView): void {
  const isHeld = (test: (candidate: Candidate) => boolean): boolean =>
    [...candidates.values()].some((known) => known.some((each) => each.confidence > UNLIKELY && test(each)));
  const term = columns.find(({ index }) => candidates.get(index)?.some(({ field }) => field.key === TERM) === true);
  const read = term === undefined ? undefined : candidates.get(term.index)?.find(({ field }) => field.key === TERM);
  if (term === undefined || read === undefined) return;
  const unit = read.ref.unit ?? (term.tally.numbers > 0 && term.tally.min >= LEAST_MONTHS ? 'months' : undefined);
  const isClear = term.tally.numbers === 0 || unit !== undefined;
  const values = columns.filter(
    ({ index, folded }) =>
      WHOLE_VALUE.test(folded) &&
      candidates.get(index)?.some(({ field, ref }) => field.key === ARR && ref.per === undefined) === true,
  );
  const isLong = isClear && [...term.tally.distinct.keys()].some((text) => daysOf(text, unit) > A_YEAR);
  const isNeeded =
    !isHeld(({ field }) => field.key === 'contract.endDate') || isHeld(isOfTerm) || (isLong && values.length > 0);
  candidates.set(term.index, [
    ...(isClear && isNeeded ? [{ ...read, ref: unit === undefined ? { key: TERM } : { key: TERM, unit } }] : []),
    ...(candidates.get(term.index) ?? []).filter(({ field }) => field.key !== TERM),
  ]);
  if (!isLong) return;
  for (const { index, header } of values)
    candidates.set(
      index,
      (candidates.get(index) ?? []).map((each) =>
        each.field.key === ARR
          ? {
              ...each,
              ref: { ...each.ref, per: 'term' },
              reason: `“${header}” beside “${term.header}” is likely what the whole term is worth: divided by its years.`,
            }
          : each,
      ),
    );
}

function daysOf(text: string, unit: FieldRef['unit']): number {
  const [, number = '', word = ''] = /^(\d+(?:[.,]\d+)?)\s*(\p{L}*)/u.exec(text.trim()) ?? [];
  const told = word === '' ? (unit ?? 'days') : word;
  return Number(number.replace(',', '.')) * (/^(?:y|j|a)/i.test(told) ? A_YEAR : /^m/i.test(told) ? 30 : 1);
}

/** Beside the amount of a year, that of the whole term is left: divided by the term it is only nearly the same. */
function preferYearlyAmounts(candidates: Candidates, { columns }: SheetView): void {
  const hasYearly = columns.some(
    ({ index, folded, tally }) =>
      YEARLY.test(folded) &&
      filledShare(tally) >= MOST_HAVE_IT &&
      candidates.get(index)?.some(({ field, ref }) => field.key === ARR && ref.per === undefined) === true,
  );
  if (!hasYearly) return;
  for (const [index, known] of candidates)
    if (known.some(isOfTerm))
      candidates.set(
        index,
        known.map((each) => (isOfTerm(each) ? { ...each, confidence: Math.min(each.confidence, UNLIKELY) } : each)),
      );
}

function isOfTerm({ field, ref }: Candidate): boolean {
  return field.key === ARR && ref.per === 'term';
}

/** A period is one of the amount only where the likeliest column of amounts says nothing of its own. */
function keepPeriodsOfPlainAmounts(candidates: Candidates, { columns }: SheetView): void {
  const amounts = [...candidates.values()].flat().filter(({ field }) => field.key === ARR);
  const best = amounts.toSorted((a, b) => b.confidence - a.confidence)[0];
  const folded = columns.find(({ index }) => index === best?.column)?.folded ?? '';
  if (best?.ref.per === undefined && isPlainAmount(folded)) return;
  for (const [index, known] of candidates)
    if (known.some(({ field }) => field.key === PERIOD))
      candidates.set(
        index,
        known.filter(({ field }) => field.key !== PERIOD),
      );
}

function isPlainAmount(folded: string): boolean {
  const words = folded.split(' ');
  while (words.length > 1 && UNITS.has(words.at(-1) ?? '')) words.pop();
  return PLAIN_AMOUNT.test(words.join(' '));
}

/** Says how amounts and their periods were read; null where there is nothing to say. */
export function amountWarning(columns: readonly ColumnPlan[], view: SheetView): string | null {
  const whole = columns.find(
    ({ index, field }) =>
      field?.key === ARR && field.per === 'term' && WHOLE_VALUE.test(view.columns[index]?.folded ?? ''),
  );
  if (whole !== undefined)
    return `Amounts under “${whole.header}” are taken for those of the whole term and divided by its years: say so where they are yearly.`;
  const amount = columns.find(({ field }) => field?.key === ARR && field.per === undefined);
  if (amount === undefined) return null;
  const period = columns.find(({ field }) => field?.key === PERIOD);
  if (period !== undefined)
    return `Amounts under “${amount.header}” are taken per “${period.header}”: those of a month count twelvefold, those of a quarter fourfold.`;
  const field = fieldByKey(PERIOD);
  const paid = view.columns.find(({ folded }) => PAID_HOW_OFTEN.test(folded));
  if (field === undefined || paid === undefined || !isPlainAmount(view.columns[amount.index]?.folded ?? ''))
    return null;
  const periods = [...paid.tally.distinct.keys()].map((text) => canonicalOf(field, paid.header, text));
  if (!periods.some((each) => each !== undefined && each !== 'year')) return null;
  return `Amounts under “${amount.header}” are taken for those of a year, though “${paid.header}” has other periods: map it to “${field.label}” if each is that of one period.`;
}
