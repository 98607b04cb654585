// Builds main, preload and renderer into out/.
import { build } from './lib/buildIfStale.mjs';
import { ensureNode } from './lib/ensureNode.mjs';

await ensureNode();
const isBuilt = await build();
if (isBuilt) console.log('build: out/main, out/preload, out/renderer');
process.exitCode = isBuilt ? 0 : 1;
