/**
 * E7 and E15 of the reliability page on other disks: each file system this machine can make gets a book that is written, held, killed
 * over, copied and restored there; then the disk is made read-only and the book is opened for reading. Needs the right to mount;
 * what cannot be had is named with the reason.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../../src/main/book/digest.ts';
import { bookBackups, listBackups } from '../../../src/main/book/bookBackups.ts';
import { keepBackup } from '../../../src/main/book/keepBackup.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { restoreBeside } from '../../../src/main/book/restoreBeside.ts';
import { checkBatches, importBatch } from '../crash/batches.ts';
import { killLoop } from '../crash/killLoop.ts';

export interface MediumReport {
  readonly medium: string;
  /** Why it cannot be had here; null when it was tried. */
  readonly missing: string | null;
  readonly kills: number;
  /** Kills that left something to roll back. */
  readonly rolledBack: number;
  readonly failures: readonly string[];
}

type Command = readonly [string, ...string[]];

interface Medium {
  readonly name: string;
  /** Commands that make it; `disk` is where it goes, `image` a file of 400 MB, `spare` an empty folder elsewhere. */
  make(disk: string, image: string, spare: string): readonly Command[];
  /** How it becomes read-only. */
  lock(disk: string, image: string, spare: string): readonly Command[];
}

const remount = (disk: string): readonly Command[] => [['mount', '-o', 'remount,ro', disk]];
const onImage = (name: string, format: Command, type = name): Medium => ({
  name,
  make: (disk, image) => [
    [format[0], ...format.slice(1), image],
    ['mount', '-t', type, '-o', 'loop', image, disk],
  ],
  lock: remount,
});
/** A file system in a program of its own has to be mounted anew; some of them want a device and not a file. */
const inProgram = (name: string, format: Command, program: string): Medium => {
  const start = (image: string, disk: string, ...options: readonly string[]): Command => [
    'sh',
    '-c',
    'device=$(losetup -f --show "$1") && "$0" $3 $4 "$device" "$2"; status=$?; losetup -d "$device"; exit $status',
    program,
    image,
    disk,
    ...options,
  ];
  return {
    name,
    make: (disk, image) => [[format[0], ...format.slice(1), image], start(image, disk)],
    lock: (disk, image) => [['umount', disk], start(image, disk, '-o', 'ro')],
  };
};

export const MEDIA: readonly Medium[] = [
  { name: 'tmpfs', make: (disk) => [['mount', '-t', 'tmpfs', 'tmpfs', disk]], lock: remount },
  onImage('ext4', ['mkfs.ext4', '-qF']),
  onImage('ext3', ['mkfs.ext3', '-qF']),
  onImage('ext2', ['mkfs.ext2', '-qF']),
  onImage('xfs', ['mkfs.xfs', '-qf']),
  onImage('btrfs', ['mkfs.btrfs', '-qf']),
  onImage('vfat (sticks)', ['mkfs.vfat'], 'vfat'),
  inProgram('ntfs (ntfs-3g)', ['mkntfs', '-qFf'], 'ntfs-3g'),
  inProgram('exfat (sticks)', ['mkfs.exfat'], 'mount.exfat-fuse'),
  {
    name: 'overlay (containers)',
    make: (disk, _, spare) => [
      ['mount', '-t', 'tmpfs', 'tmpfs', spare],
      ['mkdir', '-p', `${spare}/lower`, `${spare}/upper`, `${spare}/work`],
      [
        'mount',
        '-t',
        'overlay',
        '-o',
        `lowerdir=${spare}/lower,upperdir=${spare}/upper,workdir=${spare}/work`,
        'overlay',
        disk,
      ],
    ],
    lock: remount,
  },
  {
    name: 'bindfs (FUSE, as network drives are)',
    make: (disk, _, spare) => [['bindfs', spare, disk]],
    lock: (disk, _, spare) => [
      ['umount', disk],
      ['bindfs', '-o', 'ro', spare, disk],
    ],
  },
  {
    name: 'bind mount',
    make: (disk, _, spare) => [['mount', '--bind', spare, disk]],
    lock: (disk) => [['mount', '-o', 'remount,bind,ro', disk]],
  },
];

const VICTIM = new URL('../crash/victim.ts', import.meta.url).pathname;
/** Letters that file systems treat differently. */
const NAME = 'Büch der Kunden 本 📕.qbook';

export async function tryMedium(
  medium: Medium,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<MediumReport> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-medium-'));
  const [disk, spare, image] = [join(folder, 'disk'), join(folder, 'spare'), join(folder, 'image')];
  mkdirSync(disk);
  mkdirSync(spare);
  const report = { medium: medium.name, missing: null, kills: 0, rolledBack: 0 };
  const failures: string[] = [];
  try {
    const missing = run([['truncate', '-s', '400M', image], ...medium.make(disk, image, spare)]);
    if (missing !== null) return { ...report, missing, failures: [] };
    const digest = await work(disk, (what) => failures.push(what));
    const killed = await killsOn(disk, kills, seed);
    failures.push(...killed.failures);
    const notLocked = run(medium.lock(disk, image, spare));
    if (notLocked === null) readLocked(disk, digest, (what) => failures.push(what));
    else failures.push(`could not be made read-only: ${notLocked}`);
    return { ...report, kills, rolledBack: killed.rolledBack, failures };
  } catch (error) {
    return {
      ...report,
      failures: [...failures, error instanceof Error ? (error.stack ?? error.message) : String(error)],
    };
  } finally {
    // Lazily: a failed trial may have left a book open on it.
    for (const mounted of [disk, spare]) spawnSync('umount', ['-l', mounted]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs them one after the other; answers what the first that failed had to say. */
function run(commands: readonly Command[]): string | null {
  for (const [program, ...args] of commands) {
    const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (error !== undefined) return `${program}: ${error.message}`;
    if (status !== 0) return `${program}: ${stderr.trim().split('\n')[0] ?? ''}`;
  }
  return null;
}

/** A book is made, written, held against another process, copied and restored. Answers its digest. */
async function work(disk: string, fail: (what: string) => void): Promise<string> {
  const path = join(disk, NAME);
  const book = openBook(path, { create: true, keepDigest: true });
  for (const batch of [1, 2]) importBatch(book, batch);
  const digest = digestOf(book.sqlite);
  const backups = join(disk, 'backups');
  keepBackup(book, { backups, label: 'daily', deed: 'No copy was made.' });
  book.close();
  const [backup] = listBackups(bookBackups(path, backups));
  if (backup === undefined) fail('no copy was kept');
  else {
    const restored = openBook(restoreBeside(backup, path));
    if (digestOf(restored.sqlite) !== digest) fail('the restored copy is not what the book was');
    restored.close();
  }
  const holder = spawn(process.execPath, [VICTIM, 'hold', path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  if (codeOf(() => openBook(path).close()) !== 'book/in-use') fail('two processes had the book open');
  const ended = once(holder, 'close');
  holder.kill('SIGKILL');
  await ended;
  const again = openBook(path, { keepDigest: true });
  for (const problem of checkBatches(again).problems) fail(problem);
  again.close();
  return digest;
}

/** The kills of E1 on that disk: what makes temporary folders makes them there. */
async function killsOn(disk: string, kills: number, seed: number) {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = disk;
  try {
    return await killLoop('import', { kills, seed });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function readLocked(disk: string, digest: string, fail: (what: string) => void): void {
  const path = join(disk, NAME);
  const before = readFileSync(path);
  const names = readdirSync(disk);
  if (codeOf(() => openBook(path).close()) !== 'book/read-only') fail('a read-only book was not refused for work');
  const book = openBook(path, { orReadOnly: true });
  if (!book.readOnly || !/can only be read here/.test(book.notices.join())) fail('reading only was not said');
  if (digestOf(book.sqlite) !== digest) fail('reads differently from a read-only disk');
  book.close();
  if (!readFileSync(path).equals(before) || readdirSync(disk).join() !== names.join())
    fail('the read-only disk changed');
}

function codeOf(deed: () => void): string {
  try {
    deed();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
