/**
 * For every filled field of a fact: the cell it came from, or the edit that typed it. The newest that names the field wins;
 * where that deed was taken back and the value stays, the newest file that says it too.
 */
import type { FactOrigin, FieldOrigin } from '../../shared/contract/account.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { FactRef, FactTable } from '../../shared/domain/results.ts';
import type { Cell } from '../../shared/fields/types.ts';
import { FACT_TABLES } from '../book/importing/factColumns.ts';
import type { Book } from '../book/openBook.ts';
import { readFact } from '../book/repositories/facts.ts';
import { originsOfFact, type OriginRow, type OriginsOfFact } from '../book/repositories/origins.ts';

/** @throws AppError account/fact-not-found. */
export function originOf(book: Book, fact: FactRef): FactOrigin {
  const row = readFact(book, fact.table, fact.id);
  if (row === null)
    throw new AppError('account/fact-not-found', 'This entry is no longer in the book. Reload the screen.', {
      ...fact,
    });
  const origins = originsOfFact(book, fact.table, fact.id);
  const fields = FACT_TABLES[fact.table].columns.flatMap(({ property, column, kind }): FieldOrigin[] => {
    const value = row[column] ?? null;
    if (kind !== 'people' && (value === null || value === '[]')) return [];
    const origin = originOfField(origins, fact.table, property, column, value);
    return origin === null ? [] : [origin];
  });
  return { fact, fields };
}

function originOfField(
  { rows, edits, merges, said, undone }: OriginsOfFact,
  table: FactTable,
  property: string,
  column: string,
  value: string | number | null,
): FieldOrigin | null {
  const edit = edits.findLast((own) => own.columns.includes(column));
  const row = rows.findLast((own) => own.fields === null || own.fields.includes(property));
  const merge = merges.findLast((own) => own.columns.includes(column));
  const since = Math.max(edit?.entry ?? 0, merge?.entry ?? 0, row?.isUndone === false ? row.entry : 0);
  const heir = said.findLast(
    (own) =>
      own.saidColumns.includes(column) &&
      undone.some(
        ({ entry, columns }) => entry > since && entry < own.entry && (columns === null || columns.includes(column)),
      ),
  );
  if (heir !== undefined) return cellOf(heir, table, property, value);
  if (merge !== undefined && merge.entry > Math.max(edit?.entry ?? 0, row?.entry ?? 0))
    return originOfField(merge.origins, table, property, column, value);
  if (edit !== undefined && (row === undefined || edit.entry > row.entry))
    return { kind: 'typed', field: property, at: edit.at, label: edit.label };
  return row === undefined ? null : cellOf(row, table, property, value);
}

/** The mapped column of the row; among several of one field (slots) the one whose text carries the value. */
function cellOf(row: OriginRow, table: FactTable, property: string, value: string | number | null): FieldOrigin | null {
  const { cells } = row;
  const mapped = row.columns.filter(
    ({ field, index }) =>
      field !== null && fills(field.key, table, property) && (cells === null || (cells[index] ?? null) !== null),
  );
  const folded = String(value ?? '').toLowerCase();
  const column =
    mapped.find(
      ({ index }) =>
        folded !== '' &&
        cellText(cells?.[index] ?? null)
          .toLowerCase()
          .includes(folded),
    ) ?? (cells === null && mapped.length > 1 ? undefined : mapped[0]);
  // A value that no column gave (a default, an account found by its name) belongs to the row as a whole.
  if (column === undefined && row.fields === null && !isReference(table, property)) return null;
  return {
    kind: 'file',
    field: property,
    file: row.file,
    sheet: row.sheet,
    row: row.row,
    column: column === undefined ? null : columnLetters(column.index),
    header: column === undefined ? null : (row.header[column.index] ?? column.header),
    raw: column === undefined || cells === null ? null : cellText(cells[column.index] ?? null),
    importedDate: row.importedDate,
    importId: row.importId,
    isUndone: row.isUndone,
  };
}

/**
 * Whether a key of the catalogue fills a property: amounts, references and lists have plain names there ("contract.arr",
 * "stakeholder.reportsTo"), and a fact can be named by a column of another one ("contract.accountName").
 */
function fills(key: string, table: FactTable, property: string): boolean {
  const [entity = '', name = ''] = key.split('.');
  if (entity === table)
    return (
      [name, `${name}Minor`, `${name}Id`].includes(property) || (name === 'people' && property === 'stakeholderIds')
    );
  return (
    name === table + property.charAt(0).toUpperCase() + property.slice(1) ||
    (name === 'people' && table === 'stakeholder' && property === 'name')
  );
}

function isReference(table: FactTable, property: string): boolean {
  return FACT_TABLES[table].columns.some(
    (own) => own.property === property && (own.kind === 'reference' || own.kind === 'people'),
  );
}

/** A cell as people read it. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('date' in cell) return cell.date;
  return 'dateTime' in cell ? cell.dateTime : cell.error;
}

/** 0 -> "A", 27 -> "AB". */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
