/**
 * The copies kept of one book: their folder, their names, and which go when new ones come. Kept are the last five before an
 * import, the newest of each of the last 14 days with one, one of each of 12 months before that, and every copy made by hand
 * or before a change of format; never more than the limit of bytes, and the newest copy in any case (reliability page, B.3).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const BACKUP_KINDS = ['before import', 'daily', 'by hand', 'before format'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

export interface StoredBackup {
  readonly file: string;
  readonly kind: BackupKind;
  /** Instant it was made, ISO. */
  readonly at: string;
  readonly bytes: number;
}

const KEPT_IMPORTS = 5;
const KEPT_DAYS = 14;
const KEPT_MONTHS = 12;
const NAME =
  /^.* (before import|daily|by hand|before-format-\d+) (\d{4}-\d\d-\d\d) (\d\d)(\d\d)(\d\d)-(\d{3})(?: \d+)?\.qbook$/;

/** The folder of a book's copies, made when it is not there. Two books of one name in different folders keep theirs apart. */
export function bookBackups(book: string, backups: string): string {
  const name = basename(book).replace(/\.qbook$/i, '');
  const folder = join(backups, `${name.slice(0, 80)} ${createHash('sha256').update(book).digest('hex').slice(0, 8)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Newest first. Files with other names are nobody's business here. */
export function listBackups(folder: string): readonly StoredBackup[] {
  return readdirSync(folder)
    .flatMap((name): StoredBackup[] => {
      const [, label = '', day, hours, minutes, seconds, ms] = NAME.exec(name) ?? [];
      const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
      if (day === undefined || bytes === undefined) return [];
      const kind = BACKUP_KINDS.find((one) => label.replaceAll('-', ' ').startsWith(one)) ?? 'by hand';
      return [{ file: join(folder, name), kind, at: `${day}T${hours}:${minutes}:${seconds}.${ms}Z`, bytes }];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/**
 * Removes what need not be kept any longer, and what killed programs left half made.
 * @param newest the copy just made and checked: it stays, whatever the clock says.
 */
export function pruneBackups(
  folder: string,
  { newest, limitBytes }: { readonly newest: string; readonly limitBytes: number },
): void {
  for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
  const all = listBackups(folder);
  // Copies from after the newest were made while the clock was ahead: they neither go nor take the place of honest ones.
  const now = all.find(({ file }) => file === newest)?.at ?? '9999';
  const known = all.filter(({ at }) => at <= now);
  const leave = new Set(
    known.filter((backup) => backup.file !== newest && !isWorthKeeping(backup, known)).map(({ file }) => file),
  );
  let total = all.filter(({ file }) => !leave.has(file)).reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, kind, bytes } of all.toReversed()) {
    if (total <= limitBytes) break;
    if (file === newest || leave.has(file) || kind === 'by hand' || kind === 'before format') continue;
    leave.add(file);
    total -= bytes;
  }
  for (const file of leave) rmSync(file, { force: true });
}

function isWorthKeeping(backup: StoredBackup, all: readonly StoredBackup[]): boolean {
  const alike = all.filter(({ kind }) => kind === backup.kind);
  if (backup.kind === 'before import') return alike.indexOf(backup) < KEPT_IMPORTS;
  if (backup.kind !== 'daily') return true;
  const days = newestOfEach(alike, 10);
  if (days.indexOf(backup) >= 0 && days.indexOf(backup) < KEPT_DAYS) return true;
  const months = newestOfEach(days.slice(KEPT_DAYS), 7);
  return months.indexOf(backup) >= 0 && months.indexOf(backup) < KEPT_MONTHS;
}

/** Of copies newest first the newest of each day (the first 10 letters of the instant) or month (7). */
function newestOfEach(backups: readonly StoredBackup[], letters: 7 | 10): readonly StoredBackup[] {
  const seen = new Set<string>();
  return backups.filter(({ at }) => {
    const period = at.slice(0, letters);
    if (seen.has(period)) return false;
    seen.add(period);
    return true;
  });
}

const LIMIT_FILE = 'limit.json';
export const DEFAULT_LIMIT_MB = 2_000;

/** How much room the copies of one book may take, in MB; the default when nobody chose or the file is damaged. */
export function backupLimitMb(backups: string): number {
  try {
    const { mb } = JSON.parse(readFileSync(join(backups, LIMIT_FILE), 'utf8')) as { readonly mb?: unknown };
    return typeof mb === 'number' && mb > 0 ? mb : DEFAULT_LIMIT_MB;
  } catch {
    return DEFAULT_LIMIT_MB;
  }
}

export function setBackupLimitMb(backups: string, mb: number): void {
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  writeFileSync(join(backups, LIMIT_FILE), JSON.stringify({ mb }), { mode: 0o600 });
}
