/** The one open book of this process: opening another stops running work and closes the first. */
import type { BookEvents } from '../../shared/contract/book.ts';
import { copyOfTheDay } from '../book/keepBackup.ts';
import { openBook, type Book } from '../book/openBook.ts';
import type { Folders } from '../hosts/host.ts';
import type { BookSession, Jobs } from './context.ts';
import { rememberBook } from './recentBooks.ts';

interface SessionParts {
  readonly folders: Folders;
  readonly jobs: Jobs;
  readonly now: () => string;
  readonly changed: (payload: BookEvents['book.changed']) => void;
}

export function createBookSession({ folders, jobs, now, changed }: SessionParts): BookSession {
  let open: { readonly book: Book; readonly isSample: boolean } | null = null;

  const closeAndTell = async (): Promise<void> => {
    await jobs.stopAll();
    const closing = open;
    open = null;
    closing?.book.close();
    if (closing !== null) changed({ reason: 'closed' });
  };

  return {
    current: () => open?.book ?? null,
    isSample: () => open?.isSample === true,
    open: async (path, { create = false, isSample = false } = {}) => {
      await closeAndTell();
      const opened = openBook(path, { create, backupFolder: folders.backups, orReadOnly: true, keepDigest: !isSample });
      const warning = isSample ? null : copyOfTheDay(opened, folders.backups);
      const book = warning === null ? opened : { ...opened, notices: [...opened.notices, warning] };
      open = { book, isSample };
      if (!isSample) rememberBook(folders.config, book.path, now());
      changed({ reason: 'opened' });
      return book;
    },
    close: closeAndTell,
  };
}
