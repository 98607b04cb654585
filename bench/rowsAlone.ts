/**
 * The floor of an import: the rows of a book that an import made, written into an empty book of the same tables, rules and
 * indexes, with nothing read, understood or matched. Rows are in memory before the clock starts.
 */
import { join } from 'node:path';
import { type Figures, nodeScript, runScript } from './importPeers.ts';

const SCRIPT = `
import Database from 'better-sqlite3';
const [made, empty] = process.argv.slice(1);
const from = new Database(made, { readonly: true });
const schema = from.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").all();
const tables = schema.filter(({ type }) => type === 'table').flatMap(({ name }) => {
  const all = from.prepare('SELECT * FROM ' + name).all();
  // Columns that stayed empty need not be named.
  const columns = Object.keys(all[0] ?? {}).filter((column) => all.some((row) => row[column] !== null));
  return all.length === 0 ? [] : [{ name, columns, rows: all.map((row) => columns.map((column) => row[column])) }];
});
from.close();
const db = new Database(empty);
for (const pragma of ['journal_mode = DELETE', 'locking_mode = EXCLUSIVE', 'synchronous = EXTRA', 'foreign_keys = ON', 'trusted_schema = OFF', 'cell_size_check = ON']) db.pragma(pragma);
for (const { type, sql } of schema) if (type === 'table') db.exec(sql);
const began = performance.now();
db.exec('BEGIN; PRAGMA defer_foreign_keys = ON');
let count = 0;
for (const { name, columns, rows } of tables) {
  const one = '(' + columns.map(() => '?').join(',') + ')';
  const insert = (size) => db.prepare('INSERT INTO ' + name + ' (' + columns.join(',') + ') VALUES ' + Array(size).fill(one).join(','));
  const many = insert(32), single = insert(1);
  let at = 0;
  for (; at + 32 <= rows.length; at += 32) many.run(rows.slice(at, at + 32).flat());
  for (; at < rows.length; at += 1) single.run(rows[at]);
  count += rows.length;
}
for (const { type, sql } of schema) if (type === 'index') db.exec(sql);
db.exec('COMMIT');
const ms = performance.now() - began;
db.close();
console.log(JSON.stringify({ ms, mb: 0, rows: count }));`;

/** @param book made by an import. @param folder a new, empty one. */
export function rowsAlone(book: string, folder: string): Figures {
  return runScript(nodeScript(SCRIPT), [book, join(folder, 'alone.qbook')]);
}
