/** `quarterbook check`: integrity, schema, orphans and contradictions of a book. Source: cli page. */
import { AppError } from '../../shared/contract/errors.ts';
import { inspectBook } from '../book/inspectBook.ts';
import { contradictions } from '../quality/contradictions.ts';
import { readArgs, type RunCommand } from './command.ts';
import { needed, noMore, todayHere, withBook } from './readBook.ts';

interface Problem {
  readonly kind: 'integrity' | 'schema' | 'orphan' | 'contradiction';
  readonly message: string;
  /** Only for contradictions. */
  readonly account?: string;
}

/** A book in one of these states is not refused here: saying so is what the command is for. */
const FINDINGS: ReadonlyMap<string, Problem['kind']> = new Map([
  ['book/damaged', 'integrity'],
  ['book/unexpected-schema', 'schema'],
]);

/** `ok` speaks of the file: contradictions are listed and are the team's to settle. */
export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, { book: { type: 'string' }, json: { type: 'boolean' } });
  noMore(positionals);
  const problems = await problemsOf(needed(values.book, '--book'));
  const ok = problems.every(({ kind }) => kind === 'contradiction');
  env.out(values.json === true ? JSON.stringify({ ok, problems }) : checkText(ok, problems));
  return ok ? 0 : 1;
};

async function problemsOf(path: string): Promise<readonly Problem[]> {
  try {
    return await withBook(path, async (book) => {
      const found = inspectBook(book);
      return found.length > 0 ? found : contradictionsOf(await contradictions(book, todayHere()));
    });
  } catch (error) {
    const kind = error instanceof AppError ? FINDINGS.get(error.code) : undefined;
    if (kind === undefined || !(error instanceof AppError)) throw error;
    return [{ kind, message: error.message }];
  }
}

function contradictionsOf(found: Awaited<ReturnType<typeof contradictions>>): readonly Problem[] {
  return found.map(({ accountName, gap }) => ({ kind: 'contradiction', account: accountName, message: gap.sentence }));
}

function checkText(ok: boolean, problems: readonly Problem[]): string {
  if (problems.length === 0)
    return 'The book is sound: file, schema and references hold, and no facts contradict each other.';
  const head = ok
    ? `The file is sound. ${problems.length} contradictions among its facts:`
    : `${problems.length} problems:`;
  return [head, ...problems.map(({ kind, account, message }) => `- ${account ?? kind}: ${message}`)].join('\n');
}
