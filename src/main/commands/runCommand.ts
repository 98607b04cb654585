/** Runs one command and turns every outcome into an exit code: 0 done, 1 refused, 2 wrong usage. Never a stack. */
import { homedir } from 'node:os';
import type { Services } from '../api/startServices.ts';
import { explainError } from '../api/unexpectedErrors.ts';
import { configFolder } from '../hosts/node/folders.ts';
import type { TerminalHost } from '../hosts/terminal/terminalHost.ts';
import type { ParserAhead } from '../import/parser/parserAhead.ts';
import { UsageError, type RunCommand } from './command.ts';

interface Named {
  readonly name: string;
  readonly run: RunCommand;
  readonly usage?: string;
  /** Absent or null for commands that read no spreadsheet. */
  readonly parser?: ParserAhead | null;
}

export async function runCommand(
  { name, run, usage, parser }: Named,
  args: readonly string[],
  programFolder: string,
): Promise<number> {
  let host: TerminalHost | null = null;
  let services: Services | null = null;
  const theHost = async (): Promise<TerminalHost> => {
    const { startTerminalHost } = await import('../hosts/terminal/terminalHost.ts');
    host ??= startTerminalHost(programFolder, parser);
    return host;
  };
  try {
    const code = await run(args, {
      programFolder,
      out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
      note: (text) => void process.stderr.write(`${text}\n`),
      host: async () => (await theHost()).host,
      services: async () => {
        // Loaded only here: most commands need a book and a rule, not every use case.
        const [{ startServices }, terminal] = await Promise.all([import('../api/startServices.ts'), theHost()]);
        services ??= startServices({ host: terminal.host });
        return services;
      },
    });
    return code ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n${usage === undefined ? '' : `usage: quarterbook ${name} ${usage}\n`}`);
      return 2;
    }
    const { code, message } = explainError(
      error,
      name,
      configFolder({ platform: process.platform, home: homedir(), env: process.env }),
    );
    process.stderr.write(`${code}: ${message}\n`);
    return 1;
  } finally {
    // Read through a function: the compiler cannot see that the callback above assigns them.
    await closeAll(
      () => services,
      () => host,
    );
  }
}

async function closeAll(services: () => Services | null, host: () => TerminalHost | null): Promise<void> {
  await services()?.close();
  await host()?.close();
}
