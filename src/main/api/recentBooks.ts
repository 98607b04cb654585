/** The list of recent books, kept in the configuration folder. Paths stay here; screens get opaque ids. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { RecentBook } from '../../shared/contract/book.ts';

const MOST = 12;
const fileSchema = z.array(z.object({ path: z.string(), openedAt: z.string() }));
type Entry = z.output<typeof fileSchema>[number];

const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 20);

/** A missing or damaged list is an empty list: it is a convenience and never stops a start. */
function readEntries(configFolder: string): Entry[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(join(configFolder, 'recent.json'), 'utf8')));
  } catch {
    return [];
  }
}

export function listRecentBooks(configFolder: string): RecentBook[] {
  return readEntries(configFolder).map(({ path, openedAt }) => ({
    id: idOf(path),
    name: basename(path).replace(/\.qbook$/i, ''),
    openedAt,
    present: existsSync(path),
  }));
}

/** The path behind an id of `listRecentBooks`; null when it is not on the list. */
export function recentBookPath(configFolder: string, id: string): string | null {
  return readEntries(configFolder).find((entry) => idOf(entry.path) === id)?.path ?? null;
}

export function rememberBook(configFolder: string, path: string, openedAt: string): void {
  const others = readEntries(configFolder).filter((entry) => entry.path !== path);
  const file = join(configFolder, 'recent.json');
  writeFileSync(`${file}.part`, JSON.stringify([{ path, openedAt }, ...others].slice(0, MOST), null, 2), {
    mode: 0o600,
  });
  renameSync(`${file}.part`, file);
}
