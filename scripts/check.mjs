// npm run check: everything a change must pass, one table at the end.
// With --static only what needs no test run, counted into the totals of the last `npm test` (used by .ci/run).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { addTotals, rememberedTotals, totalsLine } from './lib/totals.mjs';
import { ensureNode, root } from './lib/ensureNode.mjs';

await ensureNode();
const isStatic = process.argv.includes('--static');
const bin = (path) => join(root, 'node_modules', path);

const steps = [
  ['types', [join(root, 'scripts', 'types.mjs')]],
  ['lint', [bin('oxlint/bin/oxlint'), '--deny-warnings']],
  ['format', [bin('oxfmt/bin/oxfmt'), '--check']],
  ['deadcode', [bin('knip/bin/knip.js')]],
  ['build', [join(root, 'scripts', 'build.mjs')]],
  ...(isStatic ? [] : [['tests', [join(root, 'scripts', 'test.mjs')]]]),
];

const results = steps.map(([name, args]) => {
  console.log(`\n== ${name}`);
  const startedAt = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return { name, isOk: status === 0, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) };
});

console.log('');
for (const { name, isOk, seconds } of results)
  console.log(`${isOk ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(6)} s`);
const failedSteps = results.filter(({ name, isOk }) => !isOk && name !== 'tests').length;
const totals = addTotals([rememberedTotals(), { passed: 0, failed: failedSteps, skipped: 0 }]);
console.log(totalsLine(totals));
process.exitCode = results.every(({ isOk }) => isOk) && totals.failed === 0 ? 0 : 1;
