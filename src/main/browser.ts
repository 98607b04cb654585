/** Plain-Node entry: the same services and screens as the desktop app, on 127.0.0.1. Started by scripts/start.mjs. */
import { runCommand } from './commands/runCommand.ts';
import { run } from './commands/serve.ts';

process.exitCode = await runCommand(
  { name: 'serve', usage: '[--book B] [--port N]', run },
  process.argv.slice(2),
  import.meta.dirname,
);
