/**
 * The files of the renderer as an allow-list made once at start: an address is a key of this map or it is 404, so there is
 * no path arithmetic to get wrong. Books, imports and exports are never in it. Source: reliability page, A.3.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

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
  const files = new Map(filesBelow(folder, '/'));
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

/** Folder by folder, because inside Electron's archive a recursive listing is not dependable. */
function filesBelow(folder: string, address: string): readonly (readonly [string, PageFile])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, `${address}${entry.name}/`);
    const type = TYPES[extname(entry.name)];
    return type === undefined
      ? []
      : [[`${address}${entry.name}`, { type, body: readFileSync(path), isImmutable: address === '/assets/' }] as const];
  });
}
