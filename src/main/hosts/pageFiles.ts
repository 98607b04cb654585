/**
 * The files of the renderer as an allow-list made once at start: an address is a key of this map or it is 404, so there is
 * no path arithmetic to get wrong. Books, imports and exports are never in it. Source: reliability page, A.3.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  /** Hashed names never change their content. */
  readonly isImmutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Reads `out/renderer` whole (a few megabytes), so that nothing on disk decides what is served while the app runs. */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${path
      .slice(folder.length + 1)
      .split(sep)
      .join('/')}`;
    files.set(address, { type, body: readFileSync(path), isImmutable: address.startsWith('/assets/') });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}
