/**
 * Vocabulary of the import: entities, fields, cells and the plan of a sheet.
 * One plan is made by the recogniser, shown and changed in the wizard, remembered as a mapping, and executed unchanged by
 * preview and commit. Everything here is JSON. Source: import page.
 */

export const ENTITIES = [
  'account',
  'contract',
  'stakeholder',
  'milestone',
  'pulse',
  'touch',
  'survey',
  'usage',
  'ticket',
  'forecast',
] as const;
export type Entity = (typeof ENTITIES)[number];

/** A cell as the sheet stores it; the same shape that `quarterbook rows` prints. */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly date: string }
  | { readonly dateTime: string }
  | { readonly error: string };

export const FIELD_TYPES = [
  'text',
  'id',
  'email',
  'domain',
  'date',
  'number',
  'integer',
  'money',
  'percent',
  'days',
  'boolean',
  'currency',
  'enum',
  'enumList',
  'people',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'nl', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];

export type Words = Partial<Record<Language, readonly string[]>>;

/** One importable field of the catalogue: knowledge as data, not branches. */
export interface Field {
  /** `entity.field`, e.g. "contract.endDate", "contract.arr". */
  readonly key: string;
  readonly entity: Entity;
  /** The property in shared/domain/facts.ts that is filled ("endDate", "arrMinor"), or the name of the reference. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Headers that mean this field on any sheet; folded later; English first. */
  readonly synonyms: Words;
  /** Headers that mean it only on a sheet of its own entity ("start date"), or after a word for the entity ("contract start date"). */
  readonly local?: Words;
  /** Headers that often mean it, but not surely ("owner" for the CSM): proposed, never shown as sure. */
  readonly hints?: Words;
  /** Headers of the same amount for another stretch than a year ("MRR", "TCV"). */
  readonly perWords?: Readonly<Record<'month' | 'quarter' | 'term', Words>>;
  /** True for fields that point at another fact in words (accountName, reportsTo ...). */
  readonly reference?: boolean;
  /** True for words that only settle another field of their row ("Interval" beside a price): the book holds what they come to. */
  readonly settles?: true;
  /** For enum fields: canonical value -> spellings that mean it ("decision maker" -> "dm", "entscheider"). */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Those of `values` that only a spreadsheet says and the book never holds -> what an import makes of them. */
  readonly settledValues?: Readonly<Record<string, string>>;
  /** Bounds for numbers, inclusive. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * Where one column goes. `slot` tells several people (or other facts) of one row apart: in a flat tracker the column
 * "Champion" is `stakeholder.name` in slot "champion", which also gives that person the role. `period` is set for wide
 * month columns: each cell becomes a dated row of its entity.
 */
export interface FieldRef {
  readonly key: string;
  readonly slot?: string;
  /** What an amount covers when it is not a year: "month" is multiplied by 12, "quarter" by 4, "term" is divided by the years of the term. */
  readonly per?: 'month' | 'quarter' | 'term';
  /** Unit of a plain number in a days column, when the header says another one ("Notice (months)"). */
  readonly unit?: 'weeks' | 'months' | 'years';
  readonly period?: { readonly startDate: string; readonly days: number };
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type DecimalMark = '.' | ',';

/** A question the column asks because its cells can honestly be read in two ways. */
export interface Ambiguity {
  readonly kind: 'dateOrder' | 'decimal';
  /** How many cells can be read both ways. */
  readonly count: number;
  /** Each reading with what the first few cells would become. */
  readonly readings: readonly {
    readonly choice: string;
    readonly examples: readonly { readonly raw: string; readonly read: string }[];
  }[];
}

export const COLUMN_TYPES = [
  'empty',
  'text',
  'id',
  'date',
  'number',
  'money',
  'percent',
  'boolean',
  'email',
  'enum',
  'mixed',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What was understood of one column, and what will be done with it. */
export interface ColumnPlan {
  /** 0-based position on the sheet. */
  readonly index: number;
  readonly header: string;
  readonly type: ColumnType;
  readonly field: FieldRef | null;
  /** 0-1; 0.9 and above is shown as sure. */
  readonly confidence: number;
  /** One sentence: why this field (or why none). */
  readonly reason: string;
  /** True when the column is part of another table beside the one that is read: not even kept as an extra field. */
  readonly isBeside?: boolean;
  /** True when a person (or a remembered mapping) chose the field: kept when the sheet is read again. */
  readonly chosen?: boolean;
  /** Decided from all rows of the column; absent when no cell needs it, or while `ambiguity` is unanswered. */
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  /** Currency of the whole column where header, format or cells say so. */
  readonly currency?: string;
  /** 1,000 or 1,000,000 where the header gives amounts in thousands or millions ("ARR k€"). */
  readonly scale?: number;
  /** Width of a zero-padding number format ("00000"): the zeros belong to the id. */
  readonly zeroPad?: number;
  /** True where the sheet formats the numbers as percent (0.12 means 12 %). */
  readonly percentFormat?: boolean;
  readonly ambiguity?: Ambiguity;
  /** What the value is hangs on the measure that another column names in each row: folded measure -> field, null: none. */
  readonly byMeasure?: { readonly column: number; readonly refs: Readonly<Record<string, FieldRef | null>> };
  /** Raw value (folded) -> canonical value, for enum fields; "" means "leave blank". */
  readonly valueMap?: Readonly<Record<string, string>>;
  /** Raw spellings no rule understood, most frequent first. */
  readonly unknownValues?: readonly { readonly value: string; readonly count: number }[];
  /** First few distinct cells as text. */
  readonly samples: readonly string[];
  readonly filled: number;
  readonly blank: number;
  readonly distinct: number;
}

export interface SkippedRows {
  /** 1-based sheet rows, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly reason: 'title' | 'blank' | 'header' | 'subheader' | 'total' | 'note' | 'other table' | 'hidden';
  readonly text: string;
}

/**
 * Rows are taken in by what they say in one column: of a list of sales opportunities only the won ones are contracts.
 * Offered where that is known to matter.
 */
export interface RowFilter {
  /** 0-based. */
  readonly column: number;
  /** Values that are taken in, spelled as in `values` where the sheet has them; '' is blank. Null: every row. */
  readonly keep: readonly string[] | null;
  /** Every value of the column with its rows, most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** The stretch of time the rows of a sheet are from where no column dates them. */
export interface RowsPeriod {
  readonly startDate: string;
  readonly days: number;
  /** The day of what happened on one day: the last of the stretch, while that is to come the first. */
  readonly day: string;
  /** `title`: a line above the table, such as "updated 14 Nov 2026". */
  readonly from: 'name' | 'title' | 'person';
}

export interface SheetChoices {
  /** 1-based row, or null for "this sheet has no header". */
  readonly headerRow?: number | null;
  /** First line of a header of several lines; absent: the header row alone. */
  readonly headerFromRow?: number;
  readonly ignoreRows?: readonly number[];
  readonly keepRows?: readonly number[];
  readonly main?: Entity;
  /** True: the sheet comes in whatever it is taken for. */
  readonly include?: boolean;
  readonly rowFilter?: Pick<RowFilter, 'column' | 'keep'>;
  /** When the rows are from, whatever the name of the sheet says; null: nothing is known of it. */
  readonly period?: Pick<RowsPeriod, 'startDate' | 'days'> | null;
}

export interface SheetPlan {
  /** 0-based position in the workbook. */
  readonly sheetIndex: number;
  readonly name: string;
  readonly hidden: boolean;
  /** False: the person or the recogniser leaves this sheet out; `reason` says why. */
  readonly include: boolean;
  /** 1-based row of the (last) header line; null: no header row found. */
  readonly headerRow: number | null;
  /** First header line of a multi-row header; equals headerRow otherwise. */
  readonly headerFromRow: number | null;
  readonly firstDataRow: number | null;
  readonly lastDataRow: number | null;
  /** Data rows between them that are not skipped; of a sheet that comes in, those its row filter takes in. */
  readonly rowCount: number;
  readonly rowFilter?: RowFilter;
  readonly skipped: readonly SkippedRows[];
  readonly hiddenRows: number;
  /** Whether hidden rows are imported (asked once; default true, and said). */
  readonly includeHiddenRows: boolean;
  /** What one row holds, main entity first. A flat tracker names several. */
  readonly entities: readonly Entity[];
  readonly confidence: number;
  /** What the rows were taken for and by what; of a sheet that is left out, why it is. */
  readonly reason: string;
  readonly columns: readonly ColumnPlan[];
  readonly warnings: readonly string[];
  /** What a person decided about the sheet as a whole: kept when it is read again. */
  readonly choices?: SheetChoices;
  /** Values every row gets where no column gives them: catalogue key -> canonical value ("survey.kind" -> "NPS"). */
  readonly defaults?: Readonly<Record<string, string>>;
  /** When the rows are from: the month the sheet is named after. */
  readonly period?: RowsPeriod;
  /** Look-alike key of the header for remembered mappings. */
  readonly fingerprint: string;
}

export interface ImportPlan {
  readonly file: string;
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly SheetPlan[];
  readonly warnings: readonly string[];
}

export type NormalisedValue = string | number | boolean | readonly string[];

/**
 * One fact of one row, ready to be matched: only fields that the row fills ("(clear)" arrives as null: erase).
 * `values` uses the property names of shared/domain/facts.ts except for references to other facts, which are still words:
 * `accountName`, `accountExternalId`, `accountDomain`, `contractProduct`, `stakeholderName`, `stakeholderEmail`, `reportsTo`, `successor`, `people`.
 */
export interface DraftFact {
  readonly entity: Entity;
  readonly slot: string;
  readonly values: ReadonlyMap<string, NormalisedValue | null>;
  /** Property name -> 0-based column it came from. */
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * What to do where a row and the book disagree. A value typed in the app is never overwritten without a decision,
 * whatever the policy.
 * - `file wins`: the file replaces what earlier imports brought (default).
 * - `fill blanks`: only blanks of the book are filled.
 * - `mine wins`: typed values stay without being listed as conflicts; the rest follows the file.
 * - `ask`: every difference is a conflict to decide.
 */
export const FIELD_POLICIES = ['file wins', 'fill blanks', 'mine wins', 'ask'] as const;
export type FieldPolicy = (typeof FIELD_POLICIES)[number];

/** What is remembered of a mapping and proposed when a look-alike sheet comes. */
export interface RememberedMapping {
  readonly fingerprint: string;
  readonly main: Entity | null;
  readonly columns: readonly RememberedColumn[];
  readonly defaults?: Readonly<Record<string, string>>;
  /**
   * Place (name of the sheet, or of the file where sheets have none) -> the account that all rows there belong to. One template
   * serves many customers: what was said of one place says nothing of another.
   */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Only rows with one of these values in the column come in. Absent: every row. */
  readonly rowFilter?: RememberedRowFilter;
  /** Where the sheet differs from the book; absent: the file wins. */
  readonly policy?: FieldPolicy;
}

export interface RememberedRowFilter {
  /** Folded header, and which of several equal ones (0-based). */
  readonly header: string;
  readonly nth: number;
  readonly keep: readonly string[];
}

export interface RememberedColumn {
  /** Folded header, and which of several equal ones (0-based). */
  readonly header: string;
  readonly nth: number;
  readonly field: FieldRef | null;
  readonly valueMap?: Readonly<Record<string, string>>;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly currency?: string;
  /** Where the column differs from the book; absent: as the sheet. */
  readonly policy?: FieldPolicy;
}

/** One step of a person in the wizard. */
export type PlanChange =
  /** `fromRow`: first line of a header of several lines. */
  | { readonly kind: 'headerRow'; readonly row: number | null; readonly fromRow?: number }
  | { readonly kind: 'ignoreRows'; readonly rows: readonly number[] }
  | { readonly kind: 'keepRows'; readonly rows: readonly number[] }
  | { readonly kind: 'includeHiddenRows'; readonly include: boolean }
  | { readonly kind: 'main'; readonly entity: Entity }
  | { readonly kind: 'include'; readonly include: boolean }
  /** Null: every row. */
  | { readonly kind: 'rowFilter'; readonly keep: readonly string[] | null }
  /** One account for all rows of a sheet that names none. */
  | { readonly kind: 'account'; readonly name: string }
  /** When the rows are from that no column dates; null: unknown. */
  | { readonly kind: 'period'; readonly period: Pick<RowsPeriod, 'startDate' | 'days'> | null }
  | { readonly kind: 'field'; readonly column: number; readonly field: FieldRef | null }
  /** "" leaves the cells with this value blank. */
  | { readonly kind: 'value'; readonly column: number; readonly raw: string; readonly canonical: string }
  | { readonly kind: 'dateOrder'; readonly column: number; readonly order: DateOrder }
  | { readonly kind: 'decimal'; readonly column: number; readonly mark: DecimalMark }
  | { readonly kind: 'currency'; readonly column: number; readonly currency: string };

/** A cell that cannot become its field: data, not an exception. */
export interface RejectedCell {
  readonly row: number;
  /** 0-based; null when the row as a whole is refused. */
  readonly column: number | null;
  readonly header: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

export interface NormalisedRow {
  /** 1-based sheet row. */
  readonly row: number;
  readonly facts: readonly DraftFact[];
  readonly rejected: readonly RejectedCell[];
  /** JSON object of the filled unmapped columns, header -> text as shown; null without any. */
  readonly extra: string | null;
}
