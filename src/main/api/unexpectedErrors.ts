/**
 * Errors nobody foresaw: the person gets a sentence and a reference, the log in the configuration folder gets the stack.
 * Nothing leaves the machine.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, toWireError, type WireError } from '../../shared/contract/errors.ts';

const LOG_LIMIT_BYTES = 1024 * 1024;

/** Turns whatever was thrown into the error that crosses; an unforeseen one is logged under a reference first. */
export function explainError(error: unknown, doing: string, configFolder: string): WireError {
  if (error instanceof AppError) return toWireError(error);
  const reference = randomBytes(4).toString('hex');
  const wire = toWireError(error);
  const isLogged = logUnexpected(configFolder, reference, doing, error);
  const where = isLogged ? ` Reference ${reference} in errors.log.` : ` Reference ${reference}.`;
  return { ...wire, message: wire.message + where, details: { reference, doing } };
}

function logUnexpected(configFolder: string, reference: string, doing: string, error: unknown): boolean {
  const file = join(configFolder, 'errors.log');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    mkdirSync(configFolder, { recursive: true, mode: 0o700 });
    if (sizeOf(file) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
    appendFileSync(file, `${new Date().toISOString()} ${reference} ${doing}\n${text}\n\n`, { mode: 0o600 });
    return true;
  } catch {
    // A full disk or a read-only folder must not hide the first error behind a second.
    return false;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
