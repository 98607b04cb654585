/**
 * What every use case gets beside its parsed input. One per service thread; tests make one in-process with
 * `startServices` (src/main/api/startServices.ts).
 */
import type { Source } from '../../shared/contract/app.ts';
import type { EventName, Events } from '../../shared/contract/index.ts';
import type { Book } from '../book/openBook.ts';
import type { Host, StagedFile } from '../hosts/host.ts';
import type { BookTurns } from './bookTurns.ts';

/** A file handed in by the person, by the id the screens know it by. */
export interface StagedSource extends StagedFile {
  readonly sourceId: string;
}

export interface Sources {
  add(file: StagedFile): Source;
  /** @throws AppError "source/unknown" when the id was never staged or is already released. */
  get(sourceId: string): StagedSource;
  /** Forgets the sources and removes the copies the host made of them. Unknown ids are ignored. */
  release(sourceIds: readonly string[]): void;
}

export interface Jobs {
  /**
   * Runs long work under a signal that `app.cancelJob` aborts. The work looks at the signal between steps and throws its own
   * "feature/cancelled" error.
   * @throws AppError "job/already-running" when the id is in use.
   */
  run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** False when no such job is running. */
  cancel(jobId: string): boolean;
  /** Aborts every job and waits until the last one has stopped. */
  stopAll(): Promise<void>;
}

/** Holds the one open book of this process; opening another closes it first. */
export interface BookSession {
  current(): Book | null;
  /** Closes the open book (stopping running jobs first), then opens or creates `path`. Sends "book.changed". */
  open(path: string, options?: { readonly create?: boolean; readonly isSample?: boolean }): Promise<Book>;
  isSample(): boolean;
  close(): Promise<void>;
}

export interface ServiceContext {
  /** The open book. @throws AppError "book/none-open", "import/writing", "history/writing". */
  book(): Book;
  readonly session: BookSession;
  /** Sends an event to every open screen. */
  emit<Name extends EventName>(event: Name, payload: Events[Name]): void;
  readonly host: Host;
  /** Today where the services run, ISO day; fixed in tests. */
  today(): string;
  /** This instant, ISO with milliseconds and Z; fixed in tests. */
  now(): string;
  readonly sources: Sources;
  readonly jobs: Jobs;
  readonly turns: BookTurns;
}
