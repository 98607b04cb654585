// The program needs Node 22.14 or later (better-sqlite3 crashes without a word on earlier ones). npm scripts run on the
// pinned Node 24 of this checkout; a script started by hand on an old Node starts itself again on that one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Resolves only on a Node that will do. */
export async function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return;
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(pinned)) {
    console.error(
      `Quarterbook needs Node 22.14 or later; this is ${process.versions.node}. Run "npm ci" first: it brings one along.`,
    );
    process.exit(1);
  }
  const child = spawn(pinned, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal !== null) process.removeAllListeners(signal);
    if (signal !== null) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
  await new Promise(() => undefined);
}
