/**
 * The process that is killed: does one kind of deed over and over on a book and says on stdout when each is done
 * ("R" ready, "A<what>" acknowledged); or holds the book open and does nothing ("hold"). Arguments: deed, book, folder for copies, number of the first deed.
 */
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { copyTo } from '../../../src/main/book/backup.ts';
import { copyBeforeImport } from '../../../src/main/book/keepBackup.ts';
import { editFact } from '../../../src/main/book/journal/editFacts.ts';
import { importEntry, redo, undo } from '../../../src/main/book/journal/undo.ts';
import { migrate } from '../../../src/main/book/migrate.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { saveWhole } from '../../../src/main/hosts/saveWhole.ts';
import { importBatch } from './batches.ts';
import { EXPORT, exportOf } from './exports.ts';
import { LATER } from './laterMigrations.ts';

const [deed = '', path = '', folder = '', first = '0'] = process.argv.slice(2);
// Written at once: what was acknowledged must be in the pipe before the next deed begins.
const say = (text: string): void => void writeSync(1, `${text}\n`);

const at = '2026-02-01T09:00:00.000Z';
const DEEDS: Readonly<Record<string, (n: number) => string | Promise<string>>> = {
  import: (n) => {
    const book = opened();
    copyBeforeImport(book, folder);
    importBatch(book, n);
    return String(n);
  },
  undo: (n) => {
    const book = opened();
    if (n % 2 === 0) undo(book, at, importEntry(book, null));
    else redo(book, at);
    return n % 2 === 0 ? 'undone' : 'redone';
  },
  backup: (n) => {
    copyTo(opened().sqlite, join(folder, `copy ${n}.qbook`));
    return `copy ${n}.qbook`;
  },
  restore: (n) => {
    const backup = openBook(path, { readOnly: true });
    copyTo(backup.sqlite, join(folder, `restored ${n}.qbook`));
    backup.close();
    return `restored ${n}.qbook`;
  },
  export: async (n) => {
    const made = join(folder, 'made.csv');
    writeFileSync(made, exportOf(n));
    await saveWhole(made, join(folder, EXPORT));
    return String(n);
  },
  close: (n) => {
    const book = openBook(path);
    editFact(
      book,
      { label: 'edit', at },
      { op: 'update', table: 'account', id: 1, changes: { industry: `edit ${n}` } },
    );
    book.close();
    return String(n);
  },
  migration: () => {
    migrate(opened().sqlite, LATER);
    return 'migrated';
  },
};

let book: ReturnType<typeof openBook> | null = null;
function opened(): ReturnType<typeof openBook> {
  book ??= openBook(path);
  return book;
}

if (deed === 'hold') {
  const held = opened();
  process.once('SIGTERM', () => {
    held.close();
    process.exit();
  });
  say('R');
  await new Promise((resolve) => setTimeout(resolve, 2 ** 31 - 1));
}
const run = DEEDS[deed];
if (run === undefined) throw new RangeError(deed);
if (deed !== 'restore' && deed !== 'close' && deed !== 'export') opened();
say('R');
for (let n = Number(first); ; n += 1) {
  say(`A${await run(n)}`);
  if (deed === 'migration') break;
}
setInterval(() => undefined, 1_000);
