/** Asks the disk before something large is written to it. Source: reliability page, section B.4 "Disk full". */
import { statfsSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';

const MB = 1_000_000;

/**
 * @param folder where the bytes will go.
 * @param deed what is not done when they do not fit, as a sentence: "Nothing was imported."
 * @throws AppError book/disk-full with the number of MB that are missing.
 */
export function needSpace(
  folder: string,
  bytes: number,
  { name, deed }: { readonly name: string; readonly deed: string },
): void {
  const free = freeBytes(folder);
  if (free === null || free >= bytes) return;
  const missingMb = Math.max(1, Math.ceil((bytes - free) / MB));
  throw new AppError(
    'book/disk-full',
    `There is too little room on the disk. ${deed} "${name}" is unchanged. Free about ${missingMb.toLocaleString('en-US')} MB and try again.`,
    { name, missingMb },
  );
}

/** Null where the file system does not say. */
function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
