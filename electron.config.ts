import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import mantine from 'postcss-preset-mantine';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };

/** A build goes to a folder of its own and takes the place of `out` when it is whole (scripts/lib/buildIfStale.mjs). */
const out = process.env['QUARTERBOOK_BUILD_FOLDER'] ?? 'out';

/** Stay outside the bundle: native code, the shell itself, and the printer that only the browser host loads. */
const external = ['better-sqlite3', 'electron', 'playwright-core', '@sparticuz/chromium'];

const entries = ['index', 'browser', 'cli', 'worker', 'parser', 'rows'].map(
  (name) => [name, resolve(root, `src/main/${name}.ts`)] as const,
);

export default defineConfig({
  main: {
    define: { __APP_VERSION__: JSON.stringify(version) },
    resolve: { mainFields: ['module', 'main'] },
    build: {
      target: 'node22',
      outDir: resolve(root, out, 'main'),
      externalizeDeps: false,
      minify: false,
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        input: Object.fromEntries(entries.filter(([, path]) => existsSync(path))),
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, out, 'preload'),
      externalizeDeps: false,
      // A sandboxed preload loads only as one CommonJS file.
      rollupOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // The hosts put a fresh nonce, for Mantine's <style>, into every page they send.
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react()],
    css: { postcss: { plugins: [mantine()] } },
    server: { host: '127.0.0.1', cors: false },
    build: {
      target: 'chrome140',
      minify: true,
      outDir: resolve(root, out, 'renderer'),
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Only echarts, loaded when the first picture is shown, is larger than the usual half megabyte.
      chunkSizeWarningLimit: 700,
      rollupOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
  },
});
