/** Books: create, open, the sample, recent ones, close. No path crosses: recent books are named by an opaque id. */
import { z } from 'zod';
import { method, type AnyMethods } from './method.ts';

export interface BookInfo {
  /** Display name, the file name without ".qbook". */
  readonly name: string;
  readonly isSample: boolean;
  readonly readOnly: boolean;
  readonly schemaVersion: number;
  readonly accounts: number;
  /** Day of the newest import; null when nothing was imported. */
  readonly lastImportDate: string | null;
  /** Things to tell once after opening, e.g. recovery after a power loss. */
  readonly notices: readonly string[];
}

export interface RecentBook {
  readonly id: string;
  readonly name: string;
  readonly openedAt: string;
  /** False: the file is no longer where it was. */
  readonly present: boolean;
}

const nothing = z.strictObject({});

export const bookMethods = {
  /** Creates an empty book; in Electron a save dialog asks where, on the loopback host it goes to the books folder under `name`. Null: cancelled. */
  'book.create': method<BookInfo | null>()(z.strictObject({ name: z.string().trim().min(1).max(120) })),
  /** Opens a recent book by id, or asks with a dialog where there is one. Null: cancelled. */
  'book.open': method<BookInfo | null>()(z.strictObject({ recentId: z.string().max(200).optional() })),
  /** Opens the sample book, made fresh for today. */
  'book.openSample': method<BookInfo>()(nothing),
  'book.info': method<BookInfo | null>()(nothing),
  'book.close': method<null>()(nothing),
} satisfies AnyMethods;

export interface BookEvents {
  /** The open book or its contents changed: screens refetch. */
  readonly 'book.changed': { readonly reason: 'opened' | 'closed' | 'imported' | 'edited' | 'undone' | 'settings' };
}
