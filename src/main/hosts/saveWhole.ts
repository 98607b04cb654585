/** A produced file under the name a person chose: whole, or as it was before. Source: reliability page, section C "Export". */
import { constants } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * Copies `from` to `target`, replacing a file that is there. Until everything has reached the disk it has another name.
 * @throws AppError app/not-saved; then nothing of it is left, and what was there before still is.
 */
export async function saveWhole(from: string, target: string): Promise<void> {
  const part = `${target}.part`;
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    const handle = await open(part, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    const name = basename(target);
    const reason = reasonOf(error);
    throw new AppError(
      'app/not-saved',
      `"${name}" was not saved (${reason}). Choose another folder, or make room, and save it again.`,
      { name, reason },
    );
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'that folder may not be written' : code;
}
