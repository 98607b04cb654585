/** What crosses between a host's process and the service thread. Everything is structured-cloneable; answers are JSON text. */
import type { WireError } from '../../../shared/contract/errors.ts';
import type { Capabilities } from '../../../shared/contract/app.ts';
import type { ParserMessage, ParseRequest } from '../../import/parser/messages.ts';
import type { ProcessUse } from '../../import/parser/watchParser.ts';
import type { Folders, PdfOptions, ProducedFile, StagedFile } from '../host.ts';

/** What the thread is started with. */
export interface ThreadStart {
  readonly capabilities: Capabilities;
  readonly folders: Folders;
  readonly hasDialogs: boolean;
  /** Entry of the parser process when the thread may fork it itself; null when only the host can (Electron). */
  readonly parserEntry: string | null;
  readonly rowsEntry: string;
}

/** What the host asks of the thread. */
export type ThreadRequest =
  | { readonly op: 'call'; readonly method: string; readonly input: unknown }
  | { readonly op: 'stage'; readonly file: StagedFile }
  | { readonly op: 'openBook'; readonly path: string; readonly create: boolean }
  | { readonly op: 'close' };

/** What the thread asks of the host. */
export type HostRequest =
  | { readonly op: 'pickBook' }
  | { readonly op: 'pickSaveTarget'; readonly options: { readonly title: string; readonly suggestedName: string } }
  | { readonly op: 'pickFolder'; readonly options: { readonly title: string } }
  | { readonly op: 'openPrinter' }
  | { readonly op: 'print'; readonly handle: number; readonly html: string; readonly options: PdfOptions }
  | { readonly op: 'closePrinter'; readonly handle: number }
  | { readonly op: 'deliver'; readonly file: ProducedFile }
  | { readonly op: 'showDocument'; readonly html: string };

/** What the thread tells the host about parser processes, by handles the thread chooses; nothing is answered. */
export type ParserOrder =
  | { readonly op: 'start' }
  | { readonly op: 'post'; readonly message: ParseRequest }
  | { readonly op: 'kill' };

export type HostAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: WireError };

export type ToThread =
  | { readonly kind: 'request'; readonly id: number; readonly request: ThreadRequest }
  | { readonly kind: 'hostAnswer'; readonly id: number; readonly answer: HostAnswer }
  | { readonly kind: 'parserMessage'; readonly handle: number; readonly message: ParserMessage }
  | { readonly kind: 'parserUse'; readonly handle: number; readonly use: ProcessUse }
  | { readonly kind: 'parserExit'; readonly handle: number };

export type FromThread =
  /** `Reply` as JSON text. */
  | { readonly kind: 'answer'; readonly id: number; readonly text: string }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly kind: 'hostRequest'; readonly id: number; readonly request: HostRequest }
  | { readonly kind: 'parserOrder'; readonly handle: number; readonly order: ParserOrder };

/** The two ends of a MessagePort, as far as they are needed here. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}
