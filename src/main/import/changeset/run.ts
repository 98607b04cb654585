/** What one run of an import carries along: the book's store, the indexes, and what is told at the end. */
import type { FieldPolicy, RowKind } from '../../../shared/contract/imports.ts';
import type { Cell, DraftFact, Entity, NormalisedRow, RejectedCell, SheetPlan } from '../../../shared/fields/types.ts';
import type { FactValues } from '../../book/importing/factColumns.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { AccountIndex } from '../match/accountIndex.ts';
import type { ContractIndex } from '../match/contractIndex.ts';
import type { FactIndex, KeyedEntity } from '../match/factKey.ts';
import type { otherIds } from '../match/otherIds.ts';
import type { PersonIndex } from '../match/personIndex.ts';
import type { Claims } from './claims.ts';
import type { IdBits } from './idBits.ts';
import type { ReadRow } from '../rows/rowBatch.ts';
import type { Confirmations } from './confirmations.ts';
import type { FieldVerdict } from './mergeValues.ts';
import type { Repeats } from './repeats.ts';
import type { Undated } from './undated.ts';
import type { Unplaced } from './unplaced.ts';

/** A row as staged. */
export interface SourceRow {
  readonly n: number;
  /** Cells as JSON text. */
  readonly cells: string;
  /** What the text says, where somebody has read it already. */
  readonly values?: readonly Cell[];
}

/** One sheet to import: its plan, its rows as staged, and how to read them. */
export interface SheetSource {
  readonly file: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly plan: SheetPlan;
  readonly policy: FieldPolicy;
  /** Column -> its own policy. */
  readonly columnPolicies: ReadonlyMap<number, FieldPolicy>;
  /** Row -> column -> text read instead of the cell. */
  readonly fixes: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** Null: decided from how many rows of the last import are there again. */
  readonly isFullExport: boolean | null;
  /** Rows of the sheet in order. */
  rows(): Iterable<SourceRow & { readonly hidden: boolean }>;
  readonly normalise: (row: number, cells: readonly Cell[]) => NormalisedRow;
  /** Reads the data rows in a thread beside this one; absent where that does not pay. */
  readonly readBeside?: () => Iterable<ReadRow>;
}

export type FactKind = 'new' | 'changed' | 'same' | 'conflict';

/** What became of one fact of a row. */
export interface FactOutcome {
  readonly entity: Entity;
  readonly id: number;
  readonly kind: FactKind;
  /** False for facts that an earlier row of this import made. */
  readonly wasInBook: boolean;
  readonly values: FactValues;
  /** Empty for new facts: everything they say is new. */
  readonly verdicts: readonly FieldVerdict[];
  readonly draft: DraftFact | null;
  /** The unmapped columns that the row brought, as JSON text; null where they changed nothing. */
  readonly extra: ExtraChange | null;
}

export interface ExtraChange {
  readonly before: string | null;
  readonly after: string;
}

/** What a person decided beforehand. */
export interface Decisions {
  /** Folded name -> folded names, or ids of the book, of the same account. */
  readonly sameAccounts: ReadonlyMap<string, readonly (string | number)[]>;
  /** @param rowId see `rowIdOf`. */
  conflict(rowId: string, property: string): 'mine' | 'theirs' | undefined;
}

export interface RowReport {
  readonly sheet: SheetSource;
  readonly row: number;
  readonly kind: RowKind;
  readonly outcomes: readonly FactOutcome[];
  readonly rejected: readonly RejectedCell[];
  readonly notes: readonly string[];
}

/** Receives every row with its outcome; only the preview has one. */
export type RowObserver = (report: RowReport, run: ImportRun) => void;

export interface ImportRun {
  readonly store: ImportStore;
  /** Day of the import, ISO. */
  readonly date: string;
  readonly accounts: AccountIndex;
  readonly otherIds: ReturnType<typeof otherIds>;
  readonly people: PersonIndex;
  readonly contracts: ContractIndex;
  readonly facts: Readonly<Record<KeyedEntity, FactIndex>>;
  readonly claims: Claims;
  readonly confirmations: Confirmations;
  readonly decisions: Decisions;
  /** References to people that could not be found yet, to be tried again when all rows are read. */
  readonly later: LaterReferences;
  readonly roles: Map<number, RolesTold>;
  /** Contracts of the book whose decision date changed. */
  readonly movedRenewals: Set<number>;
  /** Accounts with several contracts of which a row told no start. */
  readonly severalTerms: Set<number>;
  readonly notes: Set<string>;
  /** Names that a person said are another account's, by folded name: it is remembered under them. */
  readonly toldNames: Map<string, { readonly accountId: number; readonly name: string }>;
}

/** By the field that is to be filled, see `pointerKey`; each in the order of the rows. */
export type LaterReferences = Map<string, LaterReference[]>;

export function pointerKey(personId: number, at: number): string {
  return `${personId} ${at}`;
}

export interface LaterReference {
  readonly sheet: SheetRun;
  readonly row: number;
  readonly sourceRowId: number;
  readonly personId: number;
  readonly accountId: number;
  /** Position of reportsToId or successorId. */
  readonly at: number;
  readonly words: string;
  readonly column: number | null;
}

/** Roles that the rows of this import name for a person of the book, while they may still add to each other. */
export interface RolesTold {
  readonly sheet: SheetRun;
  readonly sourceRowId: number;
  readonly row: number;
  told: string;
  /** True once a roles column spoke; a champion column alone takes no role away. */
  isWhole: boolean;
}

/** One sheet while it runs. */
export interface SheetRun {
  readonly source: SheetSource;
  /** Unique in the job: file and position. */
  readonly key: string;
  readonly sourceSheetId: number;
  /** True where a sheet with the same columns has a later month in its name: that one was read first, and stands. */
  readonly isOlder: boolean;
  /** True where the last import of a sheet like this read the very same file: it must change nothing. */
  readonly isAgain: boolean;
  readonly tally: SheetTally;
  /** Facts (entity and id) of before this sheet that hold the unmapped columns of one of its rows. */
  readonly extraTaken: Set<string>;
  /** Facts from these ids on were inserted by this sheet or a later one. */
  readonly firstIds: Readonly<Record<Entity, number>>;
}

export interface SheetTally {
  readonly rows: Record<RowKind | 'rows', number>;
  rejectedCells: number;
  readonly entities: Map<Entity, Record<FactKind, number>>;
  /** Facts of the main entity that rows of the sheet meant, each with the number of the first such row. */
  readonly seen: IdBits;
  readonly repeats: Repeats;
  readonly undated: Undated;
  /** Rows of an older sheet that say something else than a newer one with the same columns. */
  outdated: number;
  readonly unplaced: Unplaced;
}

/** One row while it runs. */
export interface RowRun {
  readonly sheet: SheetRun;
  readonly n: number;
  /** Keeps the raw row and answers its id; kept once, and only when something refers to it. */
  sourceRow(): number;
  /** The cell as the sheet shows it, as far as a sentence quotes one; a fix of a person counts as the cell. */
  shown(column: number): string;
  /** Account of the row's own account columns; null while there is none. */
  accountId: number | null;
  /** Account whose contracts the row gives the total of; null while it gives none. */
  totalOf: number | null;
  readonly outcomes: FactOutcome[];
  readonly rejected: RejectedCell[];
  readonly notes: string[];
  /** JSON of the unmapped columns, until a fact has taken it. */
  extra: string | null;
}

export function rowIdOf(file: number, sheetIndex: number, row: number): string {
  return `${file}.${sheetIndex}.${row}`;
}

/** Where a sheet is, as a sentence goes on; the only sheet of a text file has no name. */
export function whereIs(sheetName: string, fileName: string): string {
  return sheetName === '' ? `in “${fileName}”` : `on sheet “${sheetName}”`;
}
