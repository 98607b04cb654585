/** Use cases of the application itself. */
import type { appMethods } from '../../shared/contract/app.ts';
import { bookInfo } from './bookInfo.ts';
import type { Handlers } from './handlers.ts';
import { listRecentBooks } from './recentBooks.ts';

/** Put in by the build. */
declare const __APP_VERSION__: string;

export const appHandlers = {
  'app.start': (_input, ctx) => ({
    version: __APP_VERSION__,
    today: ctx.today(),
    capabilities: ctx.host.capabilities,
    book: ctx.session.current() === null ? null : bookInfo(ctx),
    recent: listRecentBooks(ctx.host.folders.config),
  }),
  'app.cancelJob': ({ jobId }, ctx) => ctx.jobs.cancel(jobId),
  'app.releaseSources': ({ sourceIds }, ctx) => {
    ctx.sources.release(sourceIds);
    return null;
  },
} satisfies Handlers<typeof appMethods>;
