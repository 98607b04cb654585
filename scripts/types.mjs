// Type-checks every part with the compiler options of that part, so a layer cannot see what it must not know.
import { spawnSync } from 'node:child_process';

const parts = ['src/shared', 'src/main', 'src/preload', 'src/renderer', 'tests'];
let failed = 0;
for (const part of parts) {
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', `${part}/tsconfig.json`], {
    stdio: 'inherit',
  });
  if (run.status !== 0) failed += 1;
}
console.log(
  failed === 0 ? `types: ${parts.length} parts, no error` : `types: errors in ${failed} of ${parts.length} parts`,
);
process.exitCode = failed === 0 ? 0 : 1;
