/** `quarterbook undo`: reverts an import, keeping later edits. Source: cli page. */
import { importEntry, undo } from '../book/journal/undo.ts';
import { openBook } from '../book/openBook.ts';
import { readArgs, type RunCommand, UsageError } from './command.ts';
import { needed, noMore } from './readBook.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, {
    book: { type: 'string' },
    import: { type: 'string' },
    json: { type: 'boolean' },
  });
  noMore(positionals);
  const path = needed(values.book, '--book');
  if (values.import !== undefined && !/^\d{1,15}$/.test(values.import))
    throw new UsageError(`--import "${values.import}" is not the number of an import.`);
  const book = openBook(path);
  try {
    const result = undo(book, new Date().toISOString(), importEntry(book, values.import ?? null));
    const { reverted, kept, clashes, label } = result;
    if (values.json === true) env.out(JSON.stringify({ reverted, kept, clashes, label }));
    else
      env.out(
        [
          `${label} is undone: ${reverted} facts reverted, ${kept} kept because of later changes.`,
          ...clashes.map(
            (clash) => `- ${clash.label}${clash.field === null ? '' : ` (${clash.field})`}: ${clash.reason}`,
          ),
        ].join('\n'),
      );
  } finally {
    book.close();
  }
};
