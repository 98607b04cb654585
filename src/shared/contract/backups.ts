/** The copies kept of a book: listed, made by hand, put back beside the book, and how much room they may take. */
import { z } from 'zod';
import type { Delivery } from './app.ts';
import type { BookInfo } from './book.ts';
import { method, type AnyMethods } from './method.ts';

export interface Backup {
  readonly backupId: string;
  readonly kind: 'before import' | 'daily' | 'by hand' | 'before format';
  /** Instant it was made, ISO. */
  readonly at: string;
  readonly bytes: number;
}

export interface BackupList {
  /** Name of the book they are of. */
  readonly bookName: string;
  /** Newest first. */
  readonly backups: readonly Backup[];
  /** What all copies of one book may take together; copies made by hand stay. */
  readonly limitMb: number;
}

/** Of the open book, or of a recent one by its id: a damaged book cannot be opened, its copies can. */
const ofBook = z.strictObject({ recentId: z.string().max(200).optional() });

export const backupMethods = {
  'backup.list': method<BackupList>()(ofBook),
  /** A checked copy now; stays until somebody deletes the file. */
  'backup.make': method<BackupList>()(z.strictObject({})),
  /** The copy becomes a new book beside the old one, which is not touched, and is opened. */
  'backup.restore': method<BookInfo>()(ofBook.extend({ backupId: z.string().max(300) })),
  /** A checked copy of the open book, handed to the person as a file. */
  'backup.saveCopy': method<Delivery>()(z.strictObject({})),
  'backup.setLimit': method<BackupList>()(z.strictObject({ limitMb: z.number().int().min(50).max(1_000_000) })),
} satisfies AnyMethods;
