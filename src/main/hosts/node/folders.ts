/** Where Quarterbook keeps things on a plain Node host, by the custom of each system. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Folders } from '../host.ts';

const TEMPORARY_PREFIX = 'quarterbook-';

interface Place {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The folder for settings: QUARTERBOOK_HOME when set, else the system's own place. */
export function configFolder({ platform, home, env }: Place): string {
  const chosen = env['QUARTERBOOK_HOME'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Quarterbook');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Quarterbook');
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'quarterbook');
}

/** Books go to Documents where there is one; beside the settings when QUARTERBOOK_HOME names a place. */
export function booksFolder({ home, env }: Place): string {
  const chosen = env['QUARTERBOOK_HOME'];
  return chosen !== undefined && chosen !== '' ? join(chosen, 'books') : join(home, 'Documents', 'Quarterbook');
}

/**
 * Makes the folders of this run. `temporary` is fresh and private; folders of runs that were killed are removed first.
 * @param resources the program's `resources/`.
 */
export function prepareFolders(resources: string): Folders {
  const place = { platform: process.platform, home: homedir(), env: process.env };
  const config = configFolder(place);
  mkdirSync(config, { recursive: true, mode: 0o700 });
  removeOrphans(tmpdir());
  const temporary = mkdtempSync(join(tmpdir(), `${TEMPORARY_PREFIX}${process.pid}-`));
  chmodSync(temporary, 0o700);
  return { config, books: booksFolder(place), backups: join(config, 'backups'), temporary, resources };
}

export function removeTemporary(folders: Folders): void {
  rmSync(folders.temporary, { recursive: true, force: true, maxRetries: 3 });
}

/** A run that was killed could not clean up: its uploads are private data and go at the next start. */
function removeOrphans(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^quarterbook-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's folder: theirs to remove.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
