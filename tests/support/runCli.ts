/** Runs a command of the command line in this process, as the frame does, and keeps what it prints. */
import type { RunCommand } from '../../src/main/commands/command.ts';

export interface CliResult {
  readonly code: number;
  readonly out: string;
}

/** @throws what the command throws: AppError when it refuses, UsageError for wrong usage. */
export async function runCli(run: RunCommand, ...args: readonly string[]): Promise<CliResult> {
  let out = '';
  const code = await run(args, {
    programFolder: '',
    out: (text) => {
      out += text;
    },
    note: () => undefined,
    services: () => Promise.reject(new Error('This command opens the book by itself.')),
    host: () => Promise.reject(new Error('This command needs no host.')),
  });
  return { code: code ?? 0, out };
}

/** The one JSON document a command prints with --json. */
export async function cliJson<T>(run: RunCommand, ...args: readonly string[]): Promise<T> {
  return JSON.parse((await runCli(run, ...args, '--json')).out) as T;
}
