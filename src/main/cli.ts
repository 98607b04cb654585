/** Plain-Node entry: the same services from a terminal. Commands load only when they are run. Source: cli page. */
import { join } from 'node:path';
import type { RunCommand } from './commands/command.ts';
import { runCommand } from './commands/runCommand.ts';
import type { ParserAhead } from './import/parser/parserAhead.ts';

interface Command {
  readonly usage: string;
  readonly about: string;
  /** It reads a spreadsheet, in a process of its own that is started before everything else. */
  readonly parses?: true;
  load(): Promise<{ readonly run: RunCommand }>;
}

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'inspect',
    {
      usage: 'FILE',
      about: 'what a spreadsheet is understood as, without a book',
      parses: true,
      load: () => import('./commands/inspect.ts'),
    },
  ],
  [
    'rows',
    {
      usage: 'FILE [--sheet S] [--limit N]',
      about: 'the cells as read',
      parses: true,
      load: () => import('./commands/rows.ts'),
    },
  ],
  [
    'import',
    {
      usage: 'FILE... --book B [--mapping M] [--date-order dmy|mdy|ymd] [--decimal .|,] [--dry-run]',
      about: 'spreadsheets into a book, which is made where there is none',
      parses: true,
      load: () => import('./commands/import.ts'),
    },
  ],
  [
    'undo',
    {
      usage: '--book B [--import ID]',
      about: 'reverts an import, keeping later edits',
      load: () => import('./commands/undo.ts'),
    },
  ],
  [
    'portfolio',
    {
      usage: '--book B [--as-of D]',
      about: 'every account with score, parts, band and exceptions',
      load: () => import('./commands/portfolio.ts'),
    },
  ],
  [
    'renewals',
    {
      usage: '--book B [--as-of D] [--rows segment|csm|region|account|driver] [--months N] [--by decision|end]',
      about: 'what is due when, at which band',
      load: () => import('./commands/renewals.ts'),
    },
  ],
  [
    'retention',
    {
      usage: '--book B --from D --to D [--as-of D]',
      about: 'GRR, NRR, logo and renewal rates with their definition',
      load: () => import('./commands/retention.ts'),
    },
  ],
  [
    'evidence',
    {
      usage: '--book B [--lead-days N] [--as-of D]',
      about: 'which signal and which caller was right on this book',
      load: () => import('./commands/evidence.ts'),
    },
  ],
  [
    'brief',
    {
      usage:
        '--book B --out DIR [--account NAME]... [--all] [--audience internal|customer] [--format pdf|html] [--paper A4|Letter] [--as-of D]',
      about: 'account briefs as PDF or HTML',
      load: () => import('./commands/brief.ts'),
    },
  ],
  [
    'check',
    {
      usage: '--book B',
      about: 'integrity, schema, orphans, contradictions',
      load: () => import('./commands/check.ts'),
    },
  ],
  [
    'backup',
    {
      usage: '--book B --out F',
      about: 'a checked copy of a book',
      load: () => import('./commands/backup.ts'),
    },
  ],
  [
    'restore',
    {
      usage: 'F --book B2',
      about: 'a backup put beside as a new book',
      load: () => import('./commands/restore.ts'),
    },
  ],
  [
    'serve',
    {
      usage: '[--book B] [--port N] [--no-open]',
      about: 'the app in a browser, on this machine only',
      load: () => import('./commands/serve.ts'),
    },
  ],
]);

function help(): string {
  const lines = [...commands].map(([name, { usage, about }]) => `  ${name} ${usage}\n      ${about}`);
  return `usage: quarterbook <command> [--json]\n\n${lines.join('\n')}\n`;
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help());
    return 0;
  }
  const command = commands.get(name ?? '');
  if (name === undefined || command === undefined) {
    process.stderr.write(
      `${name === undefined ? 'A command is missing.' : `There is no command "${name}".`}\n\n${help()}`,
    );
    return 2;
  }
  if (args.includes('--help')) {
    process.stdout.write(`usage: quarterbook ${name} ${command.usage}\n${command.about}\n`);
    return 0;
  }
  const parser = command.parses === true ? await startParser() : null;
  try {
    const { run } = await command.load();
    return await runCommand({ name, usage: command.usage, run, parser }, args, import.meta.dirname);
  } finally {
    parser?.stop();
  }
}

async function startParser(): Promise<ParserAhead> {
  const [{ parserAhead }, { startNodeParser }] = await Promise.all([
    import('./import/parser/parserAhead.ts'),
    import('./import/parser/nodeParserProcess.ts'),
  ]);
  return parserAhead(() => startNodeParser(join(import.meta.dirname, 'parser.js')));
}

// A closed pipe (`quarterbook rows F | head`) is the reader's choice, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
