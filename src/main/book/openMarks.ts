/**
 * What a book says about its own last closing, in `book_info`: whether it was clean, the digest of what it held then, and when
 * everything was last checked. None of it is content, so the digest leaves it out (reliability page, section B.2).
 */
import type Database from 'better-sqlite3';

export interface OpenMarks {
  readonly isClean: boolean;
  /** Digest of the content at the last clean closing; null when nobody kept one. */
  readonly digest: string | null;
  /** Instant of the last full check; null for a book that never had one. */
  readonly checkedAt: string | null;
}

export function readMarks(sqlite: Database.Database): OpenMarks {
  const hasTable = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'book_info'`).get() !== undefined;
  const marks = new Map(
    hasTable
      ? sqlite
          .prepare<[], { key: string; value: string }>('SELECT key, value FROM book_info')
          .all()
          .map(({ key, value }) => [key, value])
      : [],
  );
  const isClean = marks.get('clean') !== '0';
  return {
    isClean,
    digest: isClean ? (marks.get('digest') ?? null) : null,
    checkedAt: marks.get('checked_at') ?? null,
  };
}

/** Writes the marks named, in one transaction; null takes one away. */
export function writeMarks(sqlite: Database.Database, marks: Readonly<Record<string, string | null>>): void {
  const set = sqlite.prepare(
    'INSERT INTO book_info (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = sqlite.prepare('DELETE FROM book_info WHERE key = ?');
  sqlite.transaction(() => {
    for (const [key, value] of Object.entries(marks)) {
      if (value === null) remove.run(key);
      else set.run(key, value);
    }
  })();
}

const DAY_MS = 86_400_000;
const DAYS_BETWEEN_CHECKS = 7;

/** A week after the last full check the next one is due; so it is when the clock was set back. */
export function isCheckDue({ checkedAt }: OpenMarks, now: Date): boolean {
  if (checkedAt === null) return true;
  const days = (now.getTime() - Date.parse(checkedAt)) / DAY_MS;
  return !(days >= 0 && days <= DAYS_BETWEEN_CHECKS);
}
