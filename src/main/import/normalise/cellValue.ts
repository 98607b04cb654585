/** What one cell became, and how a column reads its texts. */
import type { DateOrder, NormalisedValue } from '../../../shared/fields/types.ts';
import type { DateContext } from './readDate.ts';

export interface CellProblem {
  readonly code: string;
  readonly message: string;
}

export interface AmountValue {
  readonly amount: number;
  /** ISO code when the cell itself says so. */
  readonly currency: string | null;
  /** True when the cell itself says what it covers ("$99/mo"): it is a yearly amount by now. */
  readonly isYearly?: true;
}

/** What one cell became. Amounts stay in major units until the row's currency is known. */
export type CellValue =
  | undefined
  | null
  | NormalisedValue
  | { readonly problem: CellProblem }
  | { readonly money: AmountValue };

export interface ConvertOptions extends DateContext {
  readonly dateOrder?: DateOrder;
}

/** Why a cell could not become its field: a code and a sentence for the person. */
export function problem(code: string, message: string): CellValue {
  return { problem: { code, message } };
}

/** Reads one trimmed text of a column. */
export type TextConverter = (text: string) => CellValue;
