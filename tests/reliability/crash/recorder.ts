/**
 * The process whose writes are recorded for a power cut: one scenario on one book, or just its opening. Asking for a file that is not there leaves
 * a mark in the record of system calls: the start, and every deed that was acknowledged.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyTo } from '../../../src/main/book/backup.ts';
import { editFact } from '../../../src/main/book/journal/editFacts.ts';
import { importEntry, redo, undo } from '../../../src/main/book/journal/undo.ts';
import { migrate } from '../../../src/main/book/migrate.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { importBatch } from './batches.ts';
import { LATER } from './laterMigrations.ts';

const [scenario = '', path = ''] = process.argv.slice(2);
const mark = (text: string): void => void existsSync(`/quarterbook-mark/${text}`);
const at = '2026-02-01T09:00:00.000Z';

const book = openBook(path);
mark('start');
switch (scenario) {
  case 'open':
    break;
  case 'import':
    for (const batch of [4, 5, 6]) {
      importBatch(book, batch);
      mark(`import ${batch}`);
    }
    break;
  case 'edit':
    for (let n = 1; n <= 25; n += 1) {
      editFact(
        book,
        { label: 'edit', at },
        { op: 'update', table: 'account', id: 1, changes: { industry: `edit ${n}` } },
      );
      mark(`edit ${n}`);
    }
    break;
  case 'undo':
    undo(book, at, importEntry(book, null));
    mark('undone');
    redo(book, at);
    mark('redone');
    break;
  case 'migration':
    migrate(book.sqlite, LATER);
    mark('migrated');
    break;
  case 'backup':
    for (const n of [1, 2]) {
      copyTo(book.sqlite, join(path, '..', `copy ${n}.qbook`));
      mark(`copy ${n}`);
    }
    break;
  default:
    throw new RangeError(scenario);
}
mark('end');
process.kill(process.pid, 'SIGKILL');
