/** Reads a record of system calls (strace) as what a disk is asked to do, and works out what may be on it after a power cut. */
import type { Random } from '../random.ts';

export type DiskOperation =
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'write'; readonly name: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly name: string; readonly size: number }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'sync'; readonly name: string }
  | { readonly kind: 'syncFolder' };

export type Files = ReadonlyMap<string, Buffer>;

const HEX = String.raw`((?:\\x[0-9a-f]{2})*)`;
const CALLS = {
  access: new RegExp(String.raw`(?:access|statx|newfstatat|faccessat2?)\((?:AT_FDCWD(?:<[^>]*>)?, )?"${HEX}"`),
  open: new RegExp(String.raw`openat\([^,]*, "${HEX}", ([A-Z_|0-9a-z]+)[^)]*\)\s*= \d`),
  write: new RegExp(String.raw`pwrite64\(\d+<${HEX}>, "${HEX}", (\d+), (\d+)\)\s*= (\d+)`),
  sync: new RegExp(String.raw`f(?:data)?sync\(\d+<${HEX}>\)\s*= 0`),
  unlink: new RegExp(String.raw`unlink(?:at)?\((?:AT_FDCWD(?:<[^>]*>)?, )?"${HEX}"(?:, 0)?\)\s*= 0`),
  truncate: new RegExp(String.raw`ftruncate\(\d+<${HEX}>, (\d+)\)\s*= 0`),
  rename: new RegExp(String.raw`rename\("${HEX}", "${HEX}"\)\s*= 0`),
};

const bytesOf = (hex: string | undefined): Buffer => Buffer.from((hex ?? '').replaceAll(String.raw`\x`, ''), 'hex');
const textOf = (hex: string | undefined): string => bytesOf(hex).toString('utf8');

/** What happened in `folder` (one level) between the marks "start" and "end". Files in `ignored` are no part of the book. */
export function readRecord(lines: Iterable<string>, folder: string, ignored: RegExp): readonly DiskOperation[] {
  const operations: DiskOperation[] = [];
  let isStarted = false;
  const nameOf = (hex: string | undefined): string | null => {
    const path = textOf(hex);
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : '';
    return !isStarted || name === '' || name.includes('/') || ignored.test(name) ? null : name;
  };
  for (const line of lines) {
    let m = CALLS.access.exec(line);
    if (m !== null) {
      const text = /^\/quarterbook-mark\/(.*)$/.exec(textOf(m[1]))?.[1];
      if (text === 'start') isStarted = true;
      else if (text !== undefined && isStarted) operations.push({ kind: 'mark', text });
      continue;
    }
    m = CALLS.write.exec(line);
    if (m !== null) {
      const name = nameOf(m[1]);
      const bytes = bytesOf(m[2]);
      if (name === null) continue;
      if (bytes.length !== Number(m[5])) throw new Error(`A write of ${name} was recorded only in part.`);
      operations.push({ kind: 'write', name, at: Number(m[4]), bytes });
      continue;
    }
    m = CALLS.sync.exec(line);
    if (m !== null) {
      const name = nameOf(m[1]);
      if (name !== null) operations.push({ kind: 'sync', name });
      else if (isStarted && textOf(m[1]) === folder) operations.push({ kind: 'syncFolder' });
      continue;
    }
    m = CALLS.open.exec(line);
    if (m !== null) {
      const name = nameOf(m[1]);
      if (name !== null && (m[2] ?? '').includes('O_CREAT')) operations.push({ kind: 'create', name });
      continue;
    }
    m = CALLS.unlink.exec(line);
    if (m !== null) {
      const name = nameOf(m[1]);
      if (name !== null) operations.push({ kind: 'unlink', name });
      continue;
    }
    m = CALLS.truncate.exec(line);
    if (m !== null) {
      const name = nameOf(m[1]);
      if (name !== null) operations.push({ kind: 'truncate', name, size: Number(m[2]) });
      continue;
    }
    m = CALLS.rename.exec(line);
    if (m !== null) {
      const from = nameOf(m[1]);
      const to = nameOf(m[2]);
      if (from !== null && to !== null) operations.push({ kind: 'rename', from, to });
    }
  }
  return operations;
}

interface Inode {
  durable: Buffer;
  waiting: Extract<DiskOperation, { kind: 'write' | 'truncate' }>[];
}
type NameChange = { readonly name: string; readonly inode: Inode | null };

/**
 * One state the disk may be in when the power goes after the first `count` operations: what was synced is there; of the rest any
 * part, writes torn by sectors of 512 bytes, names in order (a journalling file system) or in any order.
 */
export function stateAfter(
  base: Files,
  operations: readonly DiskOperation[],
  count: number,
  isOrdered: boolean,
  random: Random,
): Files {
  const names = new Map(
    [...base].map(([name, bytes]): [string, Inode] => [name, { durable: Buffer.from(bytes), waiting: [] }]),
  );
  const durableNames = new Map(names);
  let waitingNames: (readonly NameChange[])[] = [];
  for (const operation of operations.slice(0, count)) {
    switch (operation.kind) {
      case 'create': {
        if (names.has(operation.name)) break;
        const inode: Inode = { durable: Buffer.alloc(0), waiting: [] };
        names.set(operation.name, inode);
        waitingNames.push([{ name: operation.name, inode }]);
        break;
      }
      case 'unlink':
        names.delete(operation.name);
        waitingNames.push([{ name: operation.name, inode: null }]);
        break;
      case 'rename': {
        const inode = inodeOf(names, operation.from);
        names.delete(operation.from);
        names.set(operation.to, inode);
        waitingNames.push([
          { name: operation.from, inode: null },
          { name: operation.to, inode },
        ]);
        break;
      }
      case 'write':
      case 'truncate':
        inodeOf(names, operation.name).waiting.push(operation);
        break;
      case 'sync': {
        const inode = inodeOf(names, operation.name);
        inode.durable = inode.waiting.reduce(applied, inode.durable);
        inode.waiting = [];
        break;
      }
      case 'syncFolder':
        for (const change of waitingNames) rename(durableNames, change);
        waitingNames = [];
        break;
      case 'mark':
        break;
    }
  }
  const survivors = isOrdered
    ? waitingNames.slice(0, random.below(waitingNames.length + 1))
    : waitingNames.filter(() => random.chance(0.5));
  for (const change of survivors) rename(durableNames, change);
  return new Map([...durableNames].map(([name, inode]) => [name, survivingBytes(inode, random)]));
}

function rename(names: Map<string, Inode>, changes: readonly NameChange[]): void {
  for (const { name, inode } of changes) {
    if (inode === null) names.delete(name);
    else names.set(name, inode);
  }
}

function inodeOf(names: ReadonlyMap<string, Inode>, name: string): Inode {
  const inode = names.get(name);
  if (inode === undefined) throw new Error(`The record uses ${name}, which is not there.`);
  return inode;
}

function survivingBytes({ durable, waiting }: Inode, random: Random): Buffer {
  const fate = random.next();
  if (fate < 0.15) return durable;
  const isAll = fate > 0.85;
  let bytes = durable;
  for (const operation of waiting) {
    if (!isAll && random.chance(0.5)) continue;
    bytes = !isAll && random.chance(0.3) ? torn(bytes, operation, random) : applied(bytes, operation);
  }
  return bytes;
}

function applied(bytes: Buffer, operation: Inode['waiting'][number]): Buffer {
  if (operation.kind === 'truncate') {
    const cut = Buffer.alloc(operation.size);
    bytes.copy(cut, 0, 0, Math.min(bytes.length, operation.size));
    return cut;
  }
  const grown = Buffer.alloc(Math.max(bytes.length, operation.at + operation.bytes.length));
  bytes.copy(grown);
  operation.bytes.copy(grown, operation.at);
  return grown;
}

const SECTOR = 512;

function torn(bytes: Buffer, operation: Inode['waiting'][number], random: Random): Buffer {
  if (operation.kind === 'truncate') return applied(bytes, operation);
  let result = bytes;
  for (let at = 0; at < operation.bytes.length; at += SECTOR) {
    if (random.chance(0.5)) continue;
    result = applied(result, { ...operation, at: operation.at + at, bytes: operation.bytes.subarray(at, at + SECTOR) });
  }
  return result;
}
