/** How a host reaches the services, wherever they run: in a thread beside the window, or in this process (tests). */
import type { Source } from '../../../shared/contract/app.ts';
import type { BookInfo } from '../../../shared/contract/book.ts';
import type { StagedFile } from '../host.ts';

export type EventListener = (name: string, payload: unknown) => void;

export interface ServiceLink {
  /** One contract method; answers `Reply<Output>` as JSON text and never rejects. */
  call(method: string, input: unknown): Promise<string>;
  /** Registers a file handed in by the person. */
  stage(file: StagedFile): Promise<Source>;
  /** Opens a book whose path came from outside the screens. @throws AppError of openBook. */
  openBook(path: string, options: { readonly create: boolean }): Promise<BookInfo>;
  onEvent(listener: EventListener): void;
  /** Called once if the services stop without being asked to. */
  onDeath(listener: (reason: string) => void): void;
  /** Stops running work, closes the book and ends the thread. Safe to call twice. */
  close(): Promise<void>;
}
