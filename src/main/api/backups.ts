/** The copies of a book. Their paths stay here; a screen knows a copy by the digest of its name. */
import { createHash, randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { BackupList, backupMethods } from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { copyTo } from '../book/backup.ts';
import { backupLimitMb, bookBackups, listBackups, setBackupLimitMb, type StoredBackup } from '../book/bookBackups.ts';
import { keepBackup } from '../book/keepBackup.ts';
import { restoreBeside } from '../book/restoreBeside.ts';
import { bookInfo } from './bookInfo.ts';
import type { ServiceContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { recentBookPath } from './recentBooks.ts';
import { safeFileName } from './safeFileName.ts';

const idOf = ({ file }: StoredBackup): string => createHash('sha256').update(file).digest('hex').slice(0, 20);

export const backupHandlers = {
  'backup.list': ({ recentId }, ctx) => backupsOf(pathOf(ctx, recentId), ctx),
  'backup.make': (_input, ctx) => {
    const book = ctx.book();
    keepBackup(book, { backups: ctx.host.folders.backups, label: 'by hand', deed: 'No backup was made.' });
    return backupsOf(book.path, ctx);
  },
  'backup.restore': async ({ recentId, backupId }, ctx) => {
    const path = pathOf(ctx, recentId);
    const backup = listBackups(bookBackups(path, ctx.host.folders.backups)).find((one) => idOf(one) === backupId);
    if (backup === undefined) throw new AppError('backup/not-found', 'This backup is no longer there.');
    const restored = restoreBeside(backup, path);
    await ctx.session.open(restored);
    return bookInfo(ctx);
  },
  'backup.saveCopy': (_input, ctx) => {
    const { sqlite, name } = ctx.book();
    const path = join(ctx.host.folders.temporary, `${randomUUID()}.qbook`);
    copyTo(sqlite, path);
    return ctx.host.deliver({ path, name: `${safeFileName(name)}.qbook`, mediaType: 'application/vnd.sqlite3' });
  },
  'backup.setLimit': ({ limitMb }, ctx) => {
    setBackupLimitMb(ctx.host.folders.backups, limitMb);
    return backupsOf(ctx.book().path, ctx);
  },
} satisfies Handlers<typeof backupMethods>;

function pathOf(ctx: ServiceContext, recentId: string | undefined): string {
  if (recentId === undefined) return ctx.book().path;
  const path = recentBookPath(ctx.host.folders.config, recentId);
  if (path === null) throw new AppError('book/not-found', 'This book is no longer on the list of recent books.');
  return path;
}

function backupsOf(path: string, { host }: ServiceContext): BackupList {
  const { backups } = host.folders;
  return {
    bookName: basename(path).replace(/\.qbook$/i, ''),
    backups: listBackups(bookBackups(path, backups)).map((backup) => ({
      backupId: idOf(backup),
      kind: backup.kind,
      at: backup.at,
      bytes: backup.bytes,
    })),
    limitMb: backupLimitMb(backups),
  };
}
