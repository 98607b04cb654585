/** What an import may do to a book, inside its one transaction. The rules of matching and comparing live in src/main/import. */
import type { Entity, RejectedCell } from '../../../shared/fields/types.ts';
import type { ConfirmedFacts } from '../journal/entry.ts';
import type { FactValues, Stored } from './factColumns.ts';
import type { FactReader } from './factReader.ts';
import type { PersonElsewhere } from './peopleElsewhere.ts';
import type { TypedColumns } from './typedValues.ts';

export interface NewSheet {
  readonly file: string;
  readonly fileSha256: string;
  readonly sheet: string;
  readonly sheetIndex: number;
  readonly header: readonly string[];
  /** The plan the sheet is imported with, JSON. */
  readonly mapping: string;
}

interface NamedId {
  readonly id: number;
  readonly name: string;
}

export interface ImportStore {
  readonly importId: number;
  readonly reader: FactReader;
  /** True for facts of this very import. */
  isNew(entity: Entity, id: number): boolean;
  /** Current values, written or not yet. The array of a new fact is live: do not change it. */
  read(entity: Entity, id: number): FactValues;
  /** Null when the fact is no longer in the book. */
  readOrNull(entity: Entity, id: number): FactValues | null;
  readExtra(entity: Entity, id: number): string | null;
  /** The unmapped columns of all accounts, those of this import too. */
  accountExtras(): ReturnType<FactReader['accountExtras']>;
  /** Facts of a parent that were in the book before; none for a parent of this import. */
  storedOf(entity: Entity, parent: Entity, parentId: number): ReturnType<FactReader['of']>;
  typed(entity: Entity, id: number): TypedColumns | undefined;
  /** Id that the next inserted fact will get. */
  nextId(entity: Entity): number;
  insert(entity: Entity, values: FactValues, sourceRowId: number, extra: string | null): number;
  /** Changes columns by position; the origin of the new values is the source row. */
  update(entity: Entity, id: number, changes: ReadonlyMap<number, Stored>, sourceRowId: number): void;
  setExtra(entity: Entity, id: number, before: string | null, extra: string): void;
  /** Changes by something other than a row, e.g. an account marked churned because it vanished. */
  decide(entity: Entity, id: number, changes: ReadonlyMap<number, Stored>): void;
  /** Another name of an account, under which later imports find it. */
  addAlias(accountId: number, name: string): void;
  /** Two accounts that look like one and are not. */
  addNotSame(one: NamedId, other: NamedId): void;
  /** New people whose e-mail the book knows at another account; asked once all rows are written. */
  peopleElsewhere(): readonly PersonElsewhere[];
  /** The old entry is left on the day and the new one points back at it. */
  movePerson(oldId: number, newId: number, date: string): void;
  /** Keeps which facts of before were found as they are; nothing is written when the same files said nothing new. */
  confirm(facts: readonly ConfirmedFacts[]): void;
  addSheet(sheet: NewSheet): number;
  /** Keeps the raw cells of a row (JSON text as staged) and answers its id. */
  addSourceRow(sheetId: number, n: number, cells: string): number;
  addRejected(sheetId: number, cell: RejectedCell): void;
  finishSheet(sheetId: number, summary: string): void;
  flush(): void;
  counts(): Readonly<Record<'account' | 'contract' | 'stakeholder', number>>;
}

export interface ImportHead {
  readonly at: string;
  /** Day of the import, ISO. */
  readonly date: string;
  readonly label: string;
  /** Rows that will be read, as far as known: large loads of empty tables are indexed afterwards. */
  readonly expectedRows: number;
}

export interface Finished<T> {
  readonly result: T;
  readonly importId: string;
  /** Null when nothing changed. */
  readonly entryId: string | null;
}
