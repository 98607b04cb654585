/**
 * The user of a soak run, a process of its own: does one thing after the other with a book, chosen by chance, until it is killed or
 * has had enough. Says each deed before ("D…") and after it ("A…" done, "F<code>" refused), as JSON. Arguments: book, folder for
 * copies, seed, how many deeds.
 */
import { rmSync, writeSync } from 'node:fs';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { bookBackups, listBackups } from '../../../src/main/book/bookBackups.ts';
import { editFact } from '../../../src/main/book/journal/editFacts.ts';
import { importEntry, redo, undo } from '../../../src/main/book/journal/undo.ts';
import { copyBeforeImport } from '../../../src/main/book/keepBackup.ts';
import { type Book, openBook } from '../../../src/main/book/openBook.ts';
import { restoreBeside } from '../../../src/main/book/restoreBeside.ts';
import { batchOf, checkBatches, importBatch } from '../crash/batches.ts';
import { randomFrom } from '../random.ts';
import { type Deed, ENOUGH } from './deeds.ts';

const [path = '', copies = '', seed = '1', count = '0', firstEdit = '0'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const at = '2026-02-01T09:00:00.000Z';
const say = (text: string): void => void writeSync(1, `${text}\n`);

/** Imports by batch, with the id undo asks for. */
function importsOf({
  sqlite,
}: Book): readonly { readonly id: number; readonly batch: number; readonly stands: boolean }[] {
  return sqlite
    .prepare<[], { id: number; started_at: string; undone_at: string | null }>(
      'SELECT id, started_at, undone_at FROM import ORDER BY id',
    )
    .all()
    .map((row) => ({ id: row.id, batch: batchOf(row.started_at), stands: row.undone_at === null }));
}

let edits = Number(firstEdit);
let canRedo: number | null = null;

function choose(book: Book): Deed {
  const imports = importsOf(book);
  const chance = random.next();
  // The first import holds the account that is edited; it stays.
  const standing = imports.filter(({ batch, stands }) => stands && batch > 1);
  if (chance < 0.15 && standing.length > 0) return { kind: 'undo', batch: random.pick(standing).batch };
  if (chance < 0.3 && canRedo !== null) return { kind: 'redo', batch: canRedo };
  if (chance < 0.6) return { kind: 'edit', n: (edits += 1) };
  if (chance < 0.65) return { kind: 'restore' };
  if (chance < 0.75) return { kind: 'reopen' };
  return { kind: 'import', batch: Math.max(0, ...imports.map(({ batch }) => batch)) + 1 };
}

function perform(book: Book, deed: Deed): Book {
  canRedo = null;
  switch (deed.kind) {
    case 'import':
      copyBeforeImport(book, copies);
      importBatch(book, deed.batch);
      return book;
    case 'undo': {
      const one = importsOf(book).find(({ batch }) => batch === deed.batch);
      undo(book, at, importEntry(book, String(one?.id)));
      canRedo = deed.batch;
      return book;
    }
    case 'redo':
      redo(book, at);
      return book;
    case 'edit':
      editFact(
        book,
        { label: 'edit', at },
        { op: 'update', table: 'account', id: 1, changes: { industry: `edit ${deed.n}` } },
      );
      return book;
    case 'restore':
      restoreNewest(book);
      return book;
    case 'reopen':
      book.close();
      return openBook(path);
  }
}

function restoreNewest(book: Book): void {
  const [newest] = listBackups(bookBackups(book.path, copies));
  if (newest === undefined) return;
  const restored = restoreBeside(newest, book.path);
  try {
    const copy = openBook(restored);
    const { problems } = checkBatches(copy);
    copy.close();
    if (problems.length > 0) throw new Error(`the restored copy: ${problems.join(', ')}`);
  } finally {
    for (const suffix of ['', '-journal', '.lock']) rmSync(restored + suffix, { force: true });
  }
}

/** What a deed may end with where the disk is full. */
function refusalOf(error: unknown): string {
  if (error instanceof AppError && ENOUGH.has(error.code)) return error.code;
  throw error;
}

function run(): void {
  let book = openBook(path);
  say('R');
  for (let n = 0; n < Number(count); n += 1) {
    const deed = choose(book);
    say(`D${JSON.stringify(deed)}`);
    try {
      book = perform(book, deed);
      say('A');
    } catch (error) {
      say(`F${refusalOf(error)}`);
      // A book that could not be closed or opened again for want of room ends the run.
      if (deed.kind === 'reopen') return;
    }
  }
  try {
    book.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')) throw error;
  }
}

try {
  run();
} catch (error) {
  if (!(error instanceof AppError && ENOUGH.has(error.code))) throw error;
  say(`F${error.code}`);
}
