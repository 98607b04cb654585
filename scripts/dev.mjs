// npm run dev: the desktop app with hot reload; without Electron the browser host, built and started again after each change.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build, buildIfStale } from './lib/buildIfStale.mjs';
import { electronBinary } from './lib/electronBinary.mjs';
import { ensureNode, root } from './lib/ensureNode.mjs';

/** Changes come in bursts: an editor writes twice, a formatter once more. */
const SETTLE_MS = 200;
const PORT = '4173';

const run = (script, args) => spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });

/** Serves the built app; a change of the screens needs a reload of the page, any other starts the host again. */
async function watchLoopback(args) {
  const port = args.includes('--port') ? [] : ['--port', PORT];
  const start = () => run(join(root, 'out', 'main', 'browser.js'), [...port, ...args]);
  await buildIfStale();
  let host = start();
  let timer;
  let needsRestart = false;
  let isBuilding = false;
  const rebuild = async () => {
    if (isBuilding) return void (timer = setTimeout(rebuild, SETTLE_MS));
    isBuilding = true;
    const restarts = needsRestart;
    needsRestart = false;
    const isBuilt = await build();
    isBuilding = false;
    if (!isBuilt) return console.log('The build failed; the app goes on as it was.');
    if (!restarts) return console.log('Built again: reload the page.');
    host.once('exit', () => (host = start()));
    host.kill();
  };
  watch(join(root, 'src'), { recursive: true }, (_event, name) => {
    if (!String(name).startsWith('renderer')) needsRestart = true;
    clearTimeout(timer);
    timer = setTimeout(rebuild, SETTLE_MS);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      host.removeAllListeners('exit');
      host.once('exit', () => process.exit());
      host.kill(signal);
    });
  }
}

await ensureNode();
if (electronBinary() !== null && process.env.QUARTERBOOK_HOST !== 'loopback') {
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  run(electronVite, ['dev', '-c', 'electron.config.ts']).on('exit', (code) => (process.exitCode = code ?? 1));
} else {
  console.log('Electron’s program is not here (npm start fetches it): the browser host is used.');
  await watchLoopback(process.argv.slice(2));
}
