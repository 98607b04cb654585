/**
 * What every use case gets beside its parsed input. One per service thread; tests make one in-process with
 * `startServices` (src/main/api/startServices.ts).
 */
import type { EventName, Events } from '../../shared/contract/index.ts';
import type { Book } from '../book/openBook.ts';
import type { Host } from '../hosts/host.ts';

/** A file handed in by the person, staged where only this process may read it. */
export interface StagedSource {
  readonly sourceId: string;
  readonly path: string;
  /** Name as the person knows it: display text, never a path to open. */
  readonly name: string;
  readonly bytes: number;
}

export interface Sources {
  /** @throws AppError "source/unknown" when the id was never staged or is already released. */
  get(sourceId: string): StagedSource;
  /** Forgets the sources and removes the copies the host made of them. */
  release(sourceIds: readonly string[]): Promise<void>;
}

export interface Jobs {
  /**
   * Runs long work under a signal that `app.cancelJob` aborts. The work looks at the signal between steps and throws its own
   * "…/cancelled" error.
   * @throws AppError "job/already-running" when the id is in use.
   */
  run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** False when no such job is running. */
  cancel(jobId: string): boolean;
}

export interface ServiceContext {
  /** The open book. @throws AppError "book/none-open". */
  book(): Book;
  /** Sends an event to every open screen. */
  emit<Name extends EventName>(event: Name, payload: Events[Name]): void;
  readonly host: Host;
  /** Today where the services run, ISO day; fixed in tests. */
  today(): string;
  /** This instant, ISO with milliseconds and Z; fixed in tests. */
  now(): string;
  readonly sources: Sources;
  readonly jobs: Jobs;
}
