/** A file saved under a chosen name is whole, or the one before is still there. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { saveWhole } from '../../../src/main/hosts/saveWhole.ts';
import { temporaryFolder } from '../../support/books.ts';

function made(bytes: number): string {
  const path = join(temporaryFolder(), 'made.csv');
  writeFileSync(path, 'n'.repeat(bytes));
  return path;
}

test('takes the place of the file the person chose to replace', async () => {
  const folder = temporaryFolder();
  const target = join(folder, 'Accounts.csv');
  writeFileSync(target, 'old and longer than the new one');
  await saveWhole(made(5), target);
  expect(readFileSync(target, 'utf8')).toBe('nnnnn');
  expect(readdirSync(folder)).toEqual(['Accounts.csv']);
});

test('a full disk leaves the old file, and nothing half made', async ({ skip }) => {
  const disk = join(temporaryFolder(), 'disk');
  mkdirSync(disk);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', disk]).status === 0;
  skip(!isMounted, 'only who may mount can make a small disk');
  onTestFinished(() => void spawnSync('umount', [disk]));
  const target = join(disk, 'Accounts.csv');
  writeFileSync(target, 'old');
  await expect(saveWhole(made(300_000), target)).rejects.toMatchObject({
    code: 'app/not-saved',
    message: '"Accounts.csv" was not saved (the disk is full). Choose another folder, or make room, and save it again.',
  });
  expect(readFileSync(target, 'utf8')).toBe('old');
  expect(readdirSync(disk)).toEqual(['Accounts.csv']);
});

test('a folder that may not be written is named as the reason', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o555);
  // The administrator may write everything; for the rest of the test we are somebody else.
  if (process.getuid?.() === 0) {
    process.seteuid?.(65_534);
    onTestFinished(() => process.seteuid?.(0));
  }
  await expect(saveWhole(import.meta.filename, join(folder, 'a.csv'))).rejects.toThrow(
    /that folder may not be written/,
  );
});
