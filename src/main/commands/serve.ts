/** `quarterbook serve`: the app in a browser, on this machine only. */
import { runLoopback } from '../hosts/loopback/runLoopback.ts';
import { readArgs, UsageError, type RunCommand } from './command.ts';

const HIGHEST_PORT = 65_535;

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, {
    book: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
  });
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not expected here.`);
  await runLoopback({
    programFolder: env.programFolder,
    book: values.book,
    port: readPort(values.port),
    openBrowser: values['no-open'] !== true,
    say: env.out,
  });
};

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > HIGHEST_PORT)
    throw new UsageError(`"${text}" is not a port (0 to ${HIGHEST_PORT}).`);
  return port;
}
