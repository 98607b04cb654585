/** `quarterbook brief`: writes account briefs as PDF or HTML into a folder. Source: cli page. */
import { mkdirSync } from 'node:fs';
import { BRIEF_AUDIENCES, BRIEF_FORMATS, BRIEF_PAPERS } from '../../shared/contract/brief.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { compareKeys } from '../../shared/domain/compare.ts';
import { foldWords } from '../../shared/fields/fold.ts';
import { safeFileName } from '../api/safeFileName.ts';
import { makeBrief, type BriefWish } from '../brief/makeBrief.ts';
import { printBriefs, type BriefAccount, type BriefRun } from '../brief/printBriefs.ts';
import type { Book } from '../book/openBook.ts';
import { scoreForFigures } from '../portfolio/scoredBook.ts';
import { loadSettings } from '../settings/bookSettings.ts';
import { readArgs, UsageError, type RunCommand } from './command.ts';
import { bookOptions, dayOption, needed, noMore, todayHere, withBook } from './readBook.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, {
    ...bookOptions,
    out: { type: 'string' },
    account: { type: 'string', multiple: true },
    all: { type: 'boolean' },
    audience: { type: 'string' },
    format: { type: 'string' },
    paper: { type: 'string' },
  });
  noMore(positionals);
  const folder = needed(values.out, '--out');
  const names = values.account ?? [];
  if ((names.length === 0) === (values.all !== true))
    throw new UsageError('Say which briefs: --account NAME (more than once if you like), or --all.');
  const format = choice(values.format, BRIEF_FORMATS, '--format') ?? 'pdf';
  const asOf = dayOption(values['as-of'], '--as-of') ?? todayHere();
  const audience = choice(values.audience, BRIEF_AUDIENCES, '--audience') ?? 'internal';
  const paper = choice(values.paper, BRIEF_PAPERS, '--paper');
  const host = await env.host();
  const result = await withBook(values.book, async (book) => {
    const wish: BriefWish = { asOf, audience, paper: paper ?? (await loadSettings(book)).paper };
    const accounts = chosen(await everyAccount(book, asOf), names);
    mkdirSync(folder, { recursive: true });
    return printBriefs(
      { ...wish, accounts, format, folder, fileName: safeFileName },
      {
        make: (accountId, density) => makeBrief(book, accountId, { ...wish, density }, host.folders.resources),
        openPrinter: () => host.openPrinter(),
        signal: new AbortController().signal,
        progressed: ({ written, skipped }, current) => {
          if (current !== null && accounts.length > 1)
            env.note(`${written.length + skipped.length + 1} of ${accounts.length}: ${current.name}`);
        },
      },
    );
  });
  env.out(values.json === true ? JSON.stringify(resultJson(result)) : resultText(result, folder));
};

function resultJson({ written, skipped }: BriefRun): object {
  return {
    written: written.map(({ account, file, pages, seconds, bytes }) => ({ account, file, pages, seconds, bytes })),
    skipped: skipped.map(({ account, code, reason }) => ({ account, code, reason })),
  };
}

function resultText({ written, skipped }: BriefRun, folder: string): string {
  const lines = written.map(
    ({ file, pages, seconds }) =>
      `${file}${pages === null ? '' : ` (${pages} ${pages === 1 ? 'page' : 'pages'}, ${seconds} s)`}`,
  );
  const left = skipped.map(({ account, reason }) => `Not written: ${account}. ${reason}`);
  return [`${written.length} written to ${folder}`, ...lines, ...left].join('\n');
}

async function everyAccount(book: Book, asOf: string): Promise<readonly BriefAccount[]> {
  const scored = await scoreForFigures(book, asOf);
  return scored
    .map(({ account }) => ({ id: account.id, name: account.name }))
    .sort((one, other) => compareKeys(one.name, other.name));
}

/** All of them without a name; each name exactly as in the book, else but for case and accents. @throws AppError "brief/unknown-account". */
function chosen(accounts: readonly BriefAccount[], names: readonly string[]): readonly BriefAccount[] {
  if (names.length === 0) return accounts;
  return names.map((name) => {
    const found =
      accounts.find((account) => account.name === name) ??
      accounts.find((account) => foldWords(account.name) === foldWords(name));
    if (found === undefined)
      throw new AppError(
        'brief/unknown-account',
        `No account is called "${name}" in this book. \`quarterbook portfolio\` lists the names.`,
        { name },
      );
    return found;
  });
}

function choice<const Choice extends string>(
  text: string | undefined,
  choices: readonly Choice[],
  option: string,
): Choice | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new UsageError(`${option} "${text}" is not one of ${choices.join(', ')}.`);
  return found;
}
