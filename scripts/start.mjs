// npm start: the desktop app where it can run, else the same app in a browser on this machine, saying why.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureNode, root } from './lib/ensureNode.mjs';
import { buildIfStale } from './lib/buildIfStale.mjs';
import { electronBinary, fetchElectron } from './lib/electronBinary.mjs';

/** Why the desktop app cannot be tried, or null. */
async function reasonAgainstElectron() {
  if (process.env.QUARTERBOOK_HOST === 'loopback') return 'QUARTERBOOK_HOST=loopback asks for it';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'there is no display';
  if (process.getuid?.() === 0) return 'Electron keeps its sandbox and so does not run as root';
  return electronBinary() === null ? fetchElectron() : null;
}

/** Runs the desktop app to its end. Answers why it could not start, or null when it ran. */
function runElectron() {
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(electronBinary(), ['.', ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => resolve(`its program does not start (${error.message})`));
    child.on('exit', (code) => {
      // A window that was ever open lived longer, or ended well.
      const hasFailed = code !== 0 && Date.now() - startedAt < 5_000;
      process.exitCode = hasFailed ? 0 : (code ?? 0);
      resolve(hasFailed ? `its program ended at once with code ${code}` : null);
    });
  });
}

await ensureNode();
try {
  await buildIfStale();
  const reason = (await reasonAgainstElectron()) ?? (await runElectron());
  if (reason !== null) {
    console.log(
      `The desktop window (Electron) is not used: ${reason}. Quarterbook runs in your browser instead, on this machine only.`,
    );
    await import(pathToFileURL(join(root, 'out', 'main', 'browser.js')).href);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
