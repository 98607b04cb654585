// npm test: unit and integration tests, then the journeys in a real headless Chromium. Ends with "N passed, N failed".
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './lib/buildIfStale.mjs';
import { addTotals, playwrightTotals, rememberTotals, reportPath, totalsLine, vitestTotals } from './lib/totals.mjs';
import { ensureNode, root } from './lib/ensureNode.mjs';

/** Runs a tool of this checkout to its end and answers its exit code. */
function run(script, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

await ensureNode();
const vitestReport = reportPath('vitest.json');
const playwrightReport = reportPath('playwright.json');
for (const path of [vitestReport, playwrightReport]) rmSync(path, { force: true });

let isBuilt = true;
try {
  await buildIfStale();
} catch (error) {
  console.error(error.message);
  isBuilt = false;
}
const vitestCode = await run('vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
]);
const playwrightCode = isBuilt
  ? await run('@playwright/test/cli.js', ['test', '-c', 'tests/e2e/playwright.config.ts'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
    })
  : 1;

const units = vitestTotals(vitestReport);
const journeys = playwrightTotals(playwrightReport);
const totals = addTotals([units, journeys]);
rememberTotals(totals);
console.log(`\nunit and integration: ${totalsLine(units)}\njourneys: ${totalsLine(journeys)}`);
console.log(totalsLine(totals));
process.exitCode = vitestCode === 0 && playwrightCode === 0 && totals.failed === 0 ? 0 : 1;
