/** What a command of the command line looks like. One file per command, named after it. Source: cli page. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Host } from '../hosts/host.ts';
import type { Services } from '../api/startServices.ts';

export interface CommandEnv {
  /** Folder of the built program, where worker.js and parser.js are. */
  readonly programFolder: string;
  /** A line for people, or the one JSON document, on standard output. */
  out(text: string): void;
  /** A note for people on standard error; standard output stays clean. */
  note(text: string): void;
  /** The host alone (folders, the parser process), for commands that need no use case of the screens. */
  host(): Promise<Host>;
  /** Services in this process, without a window; closed by the frame when the command ends. */
  services(): Promise<Services>;
}

/** @returns the exit code: 0 done, 1 refused (a thrown AppError does the same). */
export type RunCommand = (args: readonly string[], env: CommandEnv) => Promise<number | void>;

/** Wrong usage: the frame prints the sentence with the usage line and exits 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses arguments strictly. @throws UsageError naming the argument. */
export function readArgs<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The arguments cannot be read.';
    throw new UsageError(firstSentence(message));
  }
}

/** Node's sentence without its advice on escaping. */
function firstSentence(message: string): string {
  return message.split('\n')[0]?.split('. ')[0]?.replace(/\.?$/, '.') ?? message;
}
