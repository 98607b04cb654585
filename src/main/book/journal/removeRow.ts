/** Removes a row with everything that cannot live without it, telling the journal each row that goes or loses a pointer. */
import type Database from 'better-sqlite3';
import type { EntryWriter } from './entry.ts';
import { deleteRow, PEOPLE, readRow, shapeOf, updateRow } from './rows.ts';

/** @returns how many rows went. */
export function removeRow(sqlite: Database.Database, entry: EntryWriter, table: string, id: number): number {
  let removed = 0;
  if (table === 'stakeholder') leaveTouches(sqlite, entry, id);
  for (const pointer of shapeOf(sqlite, table).pointers) {
    const pointing = sqlite
      .prepare<[number], { id: number }>(`SELECT id FROM ${pointer.table} WHERE ${pointer.column} = ? ORDER BY id`)
      .all(id);
    for (const row of pointing) {
      if (pointer.isOwner) removed += removeRow(sqlite, entry, pointer.table, row.id);
      else blankPointer(sqlite, entry, pointer.table, pointer.column, row.id, id);
    }
  }
  const before = readRow(sqlite, table, id);
  if (before === null) return removed;
  entry.remove(table, id, before);
  deleteRow(sqlite, table, id);
  return removed + 1;
}

export function blankPointer(
  sqlite: Database.Database,
  entry: EntryWriter,
  table: string,
  column: string,
  id: number,
  target: number,
): void {
  entry.update(table, id, { [column]: target }, { [column]: null });
  updateRow(sqlite, table, id, { [column]: null });
}

function leaveTouches(sqlite: Database.Database, entry: EntryWriter, stakeholderId: number): void {
  const touches = sqlite
    .prepare<[number], { id: number }>('SELECT touch_id AS id FROM touch_person WHERE stakeholder_id = ?')
    .all(stakeholderId);
  for (const { id } of touches) {
    const before = String(readRow(sqlite, 'touch', id)?.[PEOPLE] ?? '');
    const after = before
      .split(',')
      .filter((person) => person !== String(stakeholderId))
      .join(',');
    entry.update('touch', id, { [PEOPLE]: before }, { [PEOPLE]: after });
    updateRow(sqlite, 'touch', id, { [PEOPLE]: after });
  }
}
