/** `quarterbook backup`: a checked copy of a book under another name. Source: cli page; reliability page, section B.3. */
import { resolve } from 'node:path';
import { copyTo } from '../book/backup.ts';
import { sha256OfFile } from '../book/sha256OfFile.ts';
import { readArgs, type RunCommand } from './command.ts';
import { needed, noMore, withBook } from './readBook.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, {
    book: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  });
  noMore(positionals);
  const out = resolve(needed(values.out, '--out'));
  const copy = await withBook(values.book, (book) => copyTo(book.sqlite, out));
  const done = { ...copy, sha256: await sha256OfFile(copy.file) };
  env.out(
    values.json === true
      ? JSON.stringify(done)
      : `Copied and checked: ${done.file} (${done.bytes} bytes, SHA-256 ${done.sha256}).`,
  );
};
