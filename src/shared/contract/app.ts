/** The application itself: what this host can do, what is open, files handed in and out, work that can be cancelled. */
import { z } from 'zod';
import type { BookInfo, RecentBook } from './book.ts';
import { method, type AnyMethods } from './method.ts';

/** What the host in use can do; the screens ask instead of guessing. */
export interface Capabilities {
  readonly host: 'electron' | 'loopback' | 'terminal';
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

/** A spreadsheet or book the person handed in; the host keeps its bytes, a screen knows only this. */
export interface Source {
  readonly sourceId: string;
  /** File name, for display only. */
  readonly name: string;
  readonly bytes: number;
}

/** What became of a file made for the person. `url` is same-origin and works once per click. */
export type Delivery =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'download'; readonly name: string; readonly url: string }
  | { readonly kind: 'cancelled' };

/** What the application menu (Electron only) can ask of the screens. */
export const MENU_COMMANDS = [
  'book.new',
  'book.open',
  'book.close',
  'import',
  'export',
  'asOf',
  'palette',
  'keys',
  'undo',
  'redo',
  'settings',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** Ids made by a screen for its own long work (`crypto.randomUUID()`), so Cancel works from the first moment. */
export const jobIdSchema = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

export const appMethods = {
  'app.start': method<AppStart>()(z.strictObject({})),
  /** Stops a running job (import, batch of briefs). False: no such job is running any more. */
  'app.cancelJob': method<boolean>()(z.strictObject({ jobId: jobIdSchema })),
  /** Forgets files handed in, so their copies are removed at once. */
  'app.releaseSources': method<null>()(z.strictObject({ sourceIds: z.array(z.string().max(64)).max(1000) })),
} satisfies AnyMethods;

export interface AppEvents {
  /** Files handed in from outside the screens (a file opened from the desktop, a second start with arguments). */
  readonly 'app.filesDropped': { readonly sources: readonly Source[] };
  readonly 'app.menu': { readonly command: MenuCommand };
}
