/**
 * What a host gives the services: the few things that differ between Electron, the loopback browser host and a terminal.
 * Honest members only: what a host cannot do is a capability the screens read at start, never a stub.
 */
import type { Capabilities } from '../../shared/contract/app.ts';

export interface PdfOptions {
  readonly paper: 'A4' | 'Letter';
  readonly title: string;
  readonly footer?: string;
}

/** Prints self-contained HTML to a tagged PDF; kept open over a batch. */
export interface PdfPrinter {
  print(html: string, options: PdfOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Folders {
  /** Settings of this installation, recent books. */
  readonly config: string;
  /** Where books go when no dialog can ask. */
  readonly books: string;
  readonly backups: string;
  /** Private (0700) folder for uploads and staging files; emptied at start and exit. */
  readonly temporary: string;
}

export interface Host {
  readonly capabilities: Capabilities;
  readonly folders: Folders;
  /** Null where nothing on this machine can print; the screens then offer the browser's own print. */
  openPrinter(): Promise<PdfPrinter | null>;
}
