/**
 * Starts the services in this process: the book, its use cases and the door to them. The service thread, the command line
 * and the tests all start here; no window and no network is involved.
 */
import type { Source } from '../../shared/contract/app.ts';
import type { BookInfo } from '../../shared/contract/book.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { EventName, Events } from '../../shared/contract/index.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Host, StagedFile } from '../hosts/host.ts';
import { bookInfo } from './bookInfo.ts';
import { createBookTurns } from './bookTurns.ts';
import { createBookSession } from './bookSession.ts';
import type { ServiceContext } from './context.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { handlers } from './index.ts';
import { createJobs } from './jobs.ts';
import { createSources } from './sources.ts';

export interface ServicesConfig {
  readonly host: Host;
  readonly emit?: <Name extends EventName>(event: Name, payload: Events[Name]) => void;
  /** Fixed in tests; the machine's clock otherwise. */
  readonly clock?: { today(): string; now(): string };
}

export interface Services {
  /** One contract method; answers `Reply<Output>` as JSON text and never rejects. */
  readonly call: Dispatch;
  readonly ctx: ServiceContext;
  stage(file: StagedFile): Source;
  /** Opens (or creates) a book whose path the host was given from outside the screens. @throws AppError of openBook. */
  openBook(path: string, options?: { readonly create?: boolean }): Promise<BookInfo>;
  /** Stops running work and closes the book. Safe to call twice. */
  close(): Promise<void>;
}

export function startServices({ host, emit = () => undefined, clock = systemClock }: ServicesConfig): Services {
  const jobs = createJobs();
  const turns = createBookTurns();
  const session = createBookSession({
    folders: host.folders,
    jobs,
    now: clock.now,
    changed: (payload) => emit('book.changed', payload),
  });
  const sources = createSources();
  const ctx: ServiceContext = {
    book: () => {
      const book = session.current();
      if (book === null) throw new AppError('book/none-open', 'No book is open. Open or create one first.');
      turns.check();
      return book;
    },
    session,
    emit,
    host,
    today: clock.today,
    now: clock.now,
    sources,
    jobs,
    turns,
  };
  return {
    call: createDispatch(contract, handlers, ctx),
    ctx,
    stage: sources.add,
    openBook: async (path, options) => {
      await session.open(path, options);
      return bookInfo(ctx);
    },
    close: () => session.close(),
  };
}

const systemClock = {
  now: () => new Date().toISOString(),
  /** The local calendar day, because "today" is what hangs on the person's wall. */
  today: () => {
    const now = new Date();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
};
