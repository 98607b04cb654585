/** All migrations, oldest first. Append only: a released entry is never edited, reordered or removed. */
import { firstBook } from './0001-first-book.ts';
import { saidAgain } from './0002-said-again.ts';
import { cameFrom } from './0003-came-from.ts';
import { saidWhere } from './0004-said-where.ts';
import { flagDismissed } from './0005-flag-dismissed.ts';

export interface Migration {
  /** `user_version` after it ran. */
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'first book', statements: firstBook },
  { version: 2, name: 'said again', statements: saidAgain },
  { version: 3, name: 'came from', statements: cameFrom },
  { version: 4, name: 'said where', statements: saidWhere },
  { version: 5, name: 'flag dismissed', statements: flagDismissed },
];

/** The schema version this program writes. */
export const SCHEMA_VERSION = migrations.length;
