/**
 * A small note beside an open book that says who has it open. SQLite's own lock decides; the note only lets the message
 * name the holder. A note of a dead process on this computer is ignored.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';

const noteOf = (book: string): string => `${book}.lock`;

/** Who holds the book, e.g. "anna on laptop-7 since 2026-11-22 10:03"; null when unknown. */
export function holderOf(book: string): string | null {
  try {
    const note: unknown = JSON.parse(readFileSync(noteOf(book), 'utf8'));
    if (typeof note !== 'object' || note === null) return null;
    const { user, host, pid, since } = note as Readonly<Record<string, unknown>>;
    if (host === hostname() && typeof pid === 'number' && !isAlive(pid)) return null;
    const on = host === hostname() ? 'this computer' : String(host);
    return `${String(user)} on ${on} since ${String(since).slice(0, 16).replace('T', ' ')}`;
  } catch {
    return null;
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

export function writeLockNote(book: string): void {
  try {
    const note = { user: userInfo().username, host: hostname(), pid: process.pid, since: new Date().toISOString() };
    writeFileSync(noteOf(book), JSON.stringify(note), { mode: 0o600 });
  } catch {
    // The note is a courtesy: a folder that cannot be written to must not stop the book from opening.
  }
}

export function releaseLockNote(book: string): void {
  rmSync(noteOf(book), { force: true });
}
