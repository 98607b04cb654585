/** `quarterbook restore`: a backup becomes a new book beside the others, never over an existing one. Source: cli page. */
import { resolve } from 'node:path';
import { copyTo } from '../book/backup.ts';
import { sha256OfFile } from '../book/sha256OfFile.ts';
import { readArgs, UsageError, type RunCommand } from './command.ts';
import { needed, noMore, withBook } from './readBook.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, { book: { type: 'string' }, json: { type: 'boolean' } });
  const [backup, ...rest] = positionals;
  if (backup === undefined) throw new UsageError('The backup to restore is missing.');
  noMore(rest);
  const target = resolve(needed(values.book, '--book'));
  const copy = await withBook(backup, (book) => copyTo(book.sqlite, target));
  const done = { ...copy, sha256: await sha256OfFile(copy.file) };
  env.out(
    values.json === true
      ? JSON.stringify(done)
      : `Restored and checked: ${done.file} (${done.bytes} bytes, SHA-256 ${done.sha256}).`,
  );
};
