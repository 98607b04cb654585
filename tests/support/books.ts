/** Books for tests: real files in a temporary folder, opened only through `openBook`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openBook, type Book } from '../../src/main/book/openBook.ts';

/** A private folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty book in a folder of its own, closed when the test ends. */
export function emptyBook(name = 'Test'): Book {
  const book = openBook(join(temporaryFolder(), `${name}.qbook`), { create: true });
  onTestFinished(() => book.close());
  return book;
}
