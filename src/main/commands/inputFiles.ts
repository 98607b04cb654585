/** File arguments of a command. */
import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { FileToRead } from '../import/job/stageFile.ts';
import { UsageError } from './command.ts';

/** @throws UsageError unless exactly one is given. */
export function oneFile(positionals: readonly string[]): string {
  const [file, second] = positionals;
  if (file === undefined) throw new UsageError('FILE is missing.');
  if (second !== undefined) throw new UsageError(`"${second}" is not expected here: one file at a time.`);
  return file;
}

/** @throws AppError import/file-not-found. */
export function fileToRead(argument: string): FileToRead {
  const path = resolve(argument);
  if (!existsSync(path))
    throw new AppError('import/file-not-found', `There is no file "${argument}". Check the name and the folder.`, {
      file: argument,
    });
  if (!statSync(path).isFile())
    throw new AppError('import/file-not-found', `"${argument}" is not a file.`, { file: argument });
  return { path, name: basename(path) };
}
