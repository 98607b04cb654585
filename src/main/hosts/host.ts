/**
 * What a host gives the services: the few things that differ between Electron, the loopback browser host and a terminal.
 * Honest members only: what a host cannot do is `null` or a capability the screens read at start, never a stub.
 * Everything that crosses is structured-cloneable, because the services may run in another thread (see hostRpc.ts).
 */
import type { Capabilities, Delivery } from '../../shared/contract/app.ts';
import type { ParserProcess } from '../import/parser/watchParser.ts';

export interface PdfOptions {
  readonly paper: 'A4' | 'Letter';
  /** Document title; the PDF carries it as its title, e.g. for a screen reader. */
  readonly title: string;
}

/** Prints self-contained HTML to a tagged PDF with an outline; JavaScript and network are off. Kept open over a batch. */
export interface PdfPrinter {
  print(html: string, options: PdfOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Folders {
  /** Settings of this installation, recent books, the log of unexpected errors. */
  readonly config: string;
  /** Where books go when no dialog can ask. */
  readonly books: string;
  readonly backups: string;
  /** Private (0700) folder for uploads and staging files; a fresh one per run, removed at exit. */
  readonly temporary: string;
  /** `resources/` of the program: sample workbooks, fonts, the brief's stylesheet. */
  readonly resources: string;
}

/** Native dialogs. Paths stay on this side: a screen only ever sees names. Null: the person cancelled. */
export interface Dialogs {
  pickBook(): Promise<string | null>;
  /** @param suggestedName file name with its extension. */
  pickSaveTarget(options: { readonly title: string; readonly suggestedName: string }): Promise<string | null>;
  pickFolder(options: { readonly title: string }): Promise<string | null>;
}

/** A file the person handed in, before it gets its opaque id. */
export interface StagedFile {
  readonly path: string;
  /** File name, for display only. */
  readonly name: string;
  readonly bytes: number;
  /** True: our own copy, removed on release; false: the person's own file, only read. */
  readonly isCopy: boolean;
}

/** A file the services have just written into `folders.temporary` for the person. */
export interface ProducedFile {
  readonly path: string;
  /** Suggested name with extension, already safe for a file system. */
  readonly name: string;
  readonly mediaType: string;
}

export interface Host {
  readonly capabilities: Capabilities;
  readonly folders: Folders;
  /** Null on hosts without native dialogs. */
  readonly dialogs: Dialogs | null;
  /** Null where nothing on this machine can print; the screens then offer the browser's own print. */
  openPrinter(): Promise<PdfPrinter | null>;
  /** Hands a produced file to the person: a save dialog, or a download by opaque id. */
  deliver(file: ProducedFile): Promise<Delivery>;
  /**
   * An address of ours where a self-contained document can be looked at in a frame: no script, nothing fetched, its own policy.
   * Good until a few later ones.
   */
  showDocument(html: string): Promise<string>;
  /** Starts a fresh parser process; whoever starts it watches and ends it. */
  startParser(): ParserProcess;
  /** Script of the thread that reads the rows of large sheets, for whoever imports them. */
  readonly rowsEntry: string;
}
