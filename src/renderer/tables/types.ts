/** How a feature describes a table: columns as data, rows as they come from the services. */
import type { ReactNode } from 'react';
import type { MoneyByCurrency } from '../../shared/domain/results.ts';

export type CellValue = string | number | null;

/** Decides alignment, sorting and which filter is offered. Dates are ISO days; numbers include money in minor units. */
export type ColumnKind = 'text' | 'choice' | 'number' | 'date';

export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** What sorts, filters and groups; null: blank (sorted last either way). */
  readonly value: (row: Row) => CellValue;
  /** What stands in the cell; left out: the text. */
  readonly cell?: (row: Row) => ReactNode;
  /** What is searched and copied; left out: the value as text. */
  readonly text?: (row: Row) => string;
  /** Word for a value of a choice in filters and groups; left out: the value itself. */
  readonly word?: (value: string) => string;
  /** Order of a choice's values; left out: alphabetical. */
  readonly order?: readonly string[];
  /** Sum (or count, mean) of rows for group rows and the last line. */
  readonly total?: (rows: readonly Row[]) => ReactNode;
  /** For numbers: turns what a person types in a range filter into the unit of the value (major to minor units). */
  readonly fromTyped?: (typed: number) => number;
  /** For money: the exact amounts of a row by currency, in minor units; a file gets them with all their digits. */
  readonly money?: (row: Row) => MoneyByCurrency;
  /** For numbers: the value is a share of 1. */
  readonly isShare?: boolean;
  /**
   * The book holds the value itself, under this label as a header, and an import of the saved table may take it. Everything
   * beside it is worked out from facts and marked so in a file, or importing the file would change the book.
   */
  readonly isFact?: boolean;
  readonly width: number;
  readonly groupable?: boolean;
  /** Not shown until chosen. */
  readonly startsHidden?: boolean;
}

export type Filter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly values: readonly (string | null)[] }
  /** Bounds are included; numbers for numbers, ISO days for dates. */
  | { readonly kind: 'range'; readonly from: CellValue; readonly to: CellValue };

export interface ColumnFilter {
  readonly column: string;
  readonly filter: Filter;
}

export interface SortedBy {
  readonly id: string;
  readonly desc: boolean;
}

/** What a table shows, as plain data: can be saved under a name. */
export interface TableView {
  readonly search: string;
  readonly filters: readonly ColumnFilter[];
  readonly sorting: readonly SortedBy[];
  readonly grouping: readonly string[];
  /** Shown columns in their order. */
  readonly columns: readonly string[];
}
