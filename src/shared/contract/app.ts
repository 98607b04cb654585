/** The application itself: what this host can do and what is open. */
import { z } from 'zod';
import type { BookInfo, RecentBook } from './book.ts';
import { method, type AnyMethods } from './method.ts';

/** What the host in use can do; the screens ask instead of guessing. */
export interface Capabilities {
  readonly host: 'electron' | 'loopback';
  /** Can print a PDF by itself; otherwise the browser's own print is offered. */
  readonly printPdf: boolean;
  /** Has native open and save dialogs; otherwise files are uploaded and downloaded. */
  readonly dialogs: boolean;
}

export interface AppStart {
  readonly version: string;
  /** Today on the machine that runs the services, ISO day. */
  readonly today: string;
  readonly capabilities: Capabilities;
  readonly book: BookInfo | null;
  readonly recent: readonly RecentBook[];
}

export const appMethods = {
  'app.start': method<AppStart>()(z.strictObject({})),
} satisfies AnyMethods;

export interface AppEvents {
  readonly 'app.filesDropped': { readonly sources: readonly { readonly sourceId: string; readonly name: string; readonly bytes: number }[] };
}
