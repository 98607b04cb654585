/** An .xls writer for tests: enough of BIFF8 and of its OLE2 container for our reader to be tried on. */
import type { Cell } from '../../src/shared/fields/types.ts';

export interface XlsSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** 1-based. */
  readonly hiddenRows?: readonly number[];
  /** First and last row and column, 0-based. */
  readonly merges?: readonly (readonly [number, number, number, number])[];
  /** Records put before the cells as they are. */
  readonly extra?: Buffer;
}

export interface XlsOptions {
  readonly date1904?: boolean;
  /** Bytes of the shared texts per record: small ones cut texts in two. */
  readonly continueEvery?: number;
  /** Records put after the first one of the workbook. */
  readonly extra?: Buffer;
}

const DAY = 1;
const MOMENT = 2;
const FORMATS = [0, 14, 22];
const CODES: ReadonlyMap<string, number> = new Map([
  ['#DIV/0!', 0x07],
  ['#N/A', 0x2a],
]);

export function record(type: number, ...body: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(body);
  return Buffer.concat([u16(type, bytes.length), bytes]);
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

const isNarrow = (text: string): boolean =>
  [...text].every((letter) => letter.charCodeAt(0) < 256 && letter.length === 1);

/** Width flag and characters. */
export function characters(text: string): Buffer {
  return isNarrow(text)
    ? Buffer.concat([Buffer.from([0]), Buffer.from(text, 'latin1')])
    : Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')]);
}

/** The bare record stream, as old programs write it into a file. */
export function makeBiff8(sheets: readonly XlsSheet[], options: XlsOptions = {}): Buffer {
  const texts: string[] = [];
  const bodies = sheets.map((sheet) => sheetStream(sheet, texts, options.date1904 === true));
  const head = Buffer.concat([
    bof(0x0005),
    options.extra ?? Buffer.alloc(0),
    record(0x0022, u16(options.date1904 === true ? 1 : 0)),
    ...FORMATS.map((id) => record(0x00e0, u16(0, id), Buffer.alloc(16))),
  ]);
  const tail = Buffer.concat([sharedTexts(texts, options.continueEvery ?? 8_000), record(0x000a)]);
  const listed = (positions: readonly number[]): Buffer =>
    Buffer.concat(
      sheets.map(({ name, state }, index) =>
        record(
          0x0085,
          u32(positions[index] ?? 0),
          Buffer.from([['visible', 'hidden', 'veryHidden'].indexOf(state ?? 'visible'), 0, name.length]),
          characters(name),
        ),
      ),
    );
  let position = head.length + listed([]).length + tail.length;
  const positions = bodies.map((body) => {
    const at = position;
    position += body.length;
    return at;
  });
  return Buffer.concat([head, listed(positions), tail, ...bodies]);
}

const bof = (kind: number): Buffer => record(0x0809, u16(0x0600, kind, 0, 0), u32(0, 0));

/** The table of shared texts; a text goes on in a CONTINUE record after `limit` bytes, and says its width again. */
function sharedTexts(texts: readonly string[], limit: number): Buffer {
  const records: Buffer[] = [];
  let current: Buffer = u32(texts.length, texts.length);
  const close = (): void => {
    records.push(record(records.length === 0 ? 0x00fc : 0x003c, current));
    current = Buffer.alloc(0);
  };
  for (const text of texts) {
    const width = isNarrow(text) ? 1 : 2;
    const letters = characters(text).subarray(1);
    if (current.length + 3 > limit) close();
    current = Buffer.concat([current, u16(text.length), Buffer.from([width - 1])]);
    for (let at = 0; at < letters.length;) {
      if (current.length + width > limit) {
        close();
        current = Buffer.from([width - 1]);
      }
      const step = Math.min(letters.length - at, Math.max(width, Math.floor((limit - current.length) / width) * width));
      current = Buffer.concat([current, letters.subarray(at, at + step)]);
      at += step;
    }
  }
  close();
  return Buffer.concat(records);
}

function sheetStream(sheet: XlsSheet, texts: string[], date1904: boolean): Buffer {
  const parts = [bof(0x0010), sheet.extra ?? Buffer.alloc(0)];
  for (const row of sheet.hiddenRows ?? []) parts.push(record(0x0208, u16(row - 1, 0, 0, 0, 0, 0), u32(0x20)));
  const indexOf = new Map<string, number>();
  const textIndex = (text: string): number => {
    let index = indexOf.get(text);
    if (index === undefined) {
      index = texts.push(text) - 1;
      indexOf.set(text, index);
    }
    return index;
  };
  sheet.rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const at = (format: number): Buffer => u16(row, column, format);
      if (typeof cell === 'string') parts.push(record(0x00fd, at(0), u32(textIndex(cell))));
      else if (typeof cell === 'number') parts.push(record(0x0203, at(0), double(cell)));
      else if (typeof cell === 'boolean') parts.push(record(0x0205, at(0), Buffer.from([cell ? 1 : 0, 0])));
      else if (cell === null) return;
      else if ('error' in cell) parts.push(record(0x0205, at(0), Buffer.from([CODES.get(cell.error) ?? 0, 1])));
      else if ('date' in cell) parts.push(record(0x0203, at(DAY), double(serial(cell.date, date1904))));
      else parts.push(record(0x0203, at(MOMENT), double(serial(cell.dateTime, date1904))));
    });
  });
  if (sheet.merges !== undefined)
    parts.push(
      record(
        0x00e5,
        u16(sheet.merges.length),
        ...sheet.merges.map(([top, bottom, left, right]) => u16(top, bottom, left, right)),
      ),
    );
  return Buffer.concat([...parts, record(0x000a)]);
}

function serial(text: string, date1904: boolean): number {
  const ms = Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`);
  return ms / 86_400_000 + 25_569 - (date1904 ? 1_462 : 0);
}

const SECTOR = 512;
const END = 0xffff_fffe;
const FREE = 0xffff_ffff;
const TABLE = 0xffff_fffd;

const TABLES_IN_HEADER = 109;

/** An OLE2 container: header, streams, directory, allocation tables, lists of further tables. Names with "/" lie in a folder. */
export function makeOle(name: string, stream: Buffer, others: readonly (readonly [string, Buffer])[] = []): Buffer {
  const streams = [[name, stream] as const, ...others].map(([path, bytes]) => {
    const size = Math.max(4_096, Math.ceil(bytes.length / SECTOR) * SECTOR);
    return { path, size, bytes: Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]) };
  });
  const starts = streams.map((_, i) => streams.slice(0, i).reduce((sum, { size }) => sum + size / SECTOR, 0));
  const directory = streams.reduce((sum, { size }) => sum + size / SECTOR, 0);
  const entries = makeDirectory(streams.map(({ path, size }, i) => ({ path, size, start: starts[i] ?? 0 })));
  const directorySectors = entries.length / SECTOR;
  const firstTable = directory + directorySectors;
  const listsFor = (tables: number): number => Math.ceil(Math.max(0, tables - TABLES_IN_HEADER) / 127);
  let tables = 1;
  while (tables * 128 < firstTable + tables + listsFor(tables)) tables++;
  const lists = listsFor(tables);
  const firstList = firstTable + tables;
  const ends = new Set([...starts.slice(1), directory, firstTable].map((start) => start - 1));
  const fat = Array.from({ length: firstTable }, (_, sector) => (ends.has(sector) ? END : sector + 1));
  fat.push(...Array.from({ length: tables + lists }, () => TABLE));
  while (fat.length < tables * 128) fat.push(FREE);
  const header = Buffer.alloc(SECTOR);
  header.writeUInt32BE(0xd0cf_11e0, 0);
  header.writeUInt32BE(0xa1b1_1ae1, 4);
  u16(0x3e, 3, 0xfffe, 9, 6).copy(header, 24);
  u32(tables, directory, 0, 4_096, END, 0, lists > 0 ? firstList : END, lists).copy(header, 44);
  const listed = Array.from({ length: tables }, (_, table) => firstTable + table);
  header.fill(0xff, 76);
  u32(...listed.slice(0, TABLES_IN_HEADER)).copy(header, 76);
  const listSectors = Array.from({ length: lists }, (_, list) => {
    const own = listed.slice(TABLES_IN_HEADER + list * 127, TABLES_IN_HEADER + (list + 1) * 127);
    while (own.length < 127) own.push(FREE);
    return u32(...own, list + 1 < lists ? firstList + list + 1 : END);
  });
  return Buffer.concat([header, ...streams.map(({ bytes }) => bytes), entries, u32(...fat), ...listSectors]);
}

interface OleStream {
  readonly path: string;
  readonly start: number;
  readonly size: number;
}

/** Root first, then each stream, and each folder where a path names one; neighbours hang on each other's right side. */
function makeDirectory(streams: readonly OleStream[]): Buffer {
  const entries: Buffer[] = [];
  const add = (name: string, kind: number, child: number, start: number, size: number): number => {
    const bytes = Buffer.alloc(128);
    bytes.write(name, 'utf16le');
    u16(name.length * 2 + 2).copy(bytes, 64);
    bytes[66] = kind;
    u32(FREE, FREE, child).copy(bytes, 68);
    u32(start, size).copy(bytes, 116);
    return entries.push(bytes) - 1;
  };
  add('Root Entry', 5, 1, END, 0);
  let neighbour = 0;
  for (const { path, start, size } of streams) {
    const [folder = '', inside] = path.split('/');
    const top =
      inside === undefined
        ? add(folder, 2, FREE, start, size)
        : add(folder, 1, add(inside, 2, FREE, start, size), 0, 0);
    if (neighbour === 0) u32(top).copy(entries[0] as Buffer, 76);
    else u32(top).copy(entries[neighbour] as Buffer, 72);
    neighbour = top;
  }
  while (entries.length % 4 !== 0) entries.push(Buffer.alloc(128));
  return Buffer.concat(entries);
}

/** An .xls file. */
export function makeXls(sheets: readonly XlsSheet[], options: XlsOptions = {}): Buffer {
  return makeOle('Workbook', makeBiff8(sheets, options));
}
