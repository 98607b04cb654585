#!/usr/bin/env node
// The command line in a checkout: builds when needed (saying so on standard error), then runs out/main/cli.js in this process.
import { ensureNode, root } from './lib/ensureNode.mjs';
import { buildIfStale } from './lib/buildIfStale.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

await ensureNode();
try {
  await buildIfStale();
  await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
