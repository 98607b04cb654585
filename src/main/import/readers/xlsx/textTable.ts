/**
 * Very many short texts in little memory: a page of them is one string, and a text is cut out of it when a cell asks.
 * A table of 500,000 separate strings costs the garbage collector more than all the cells of the sheet.
 */
import { decodeFlagged } from '../xml/bytes.ts';

/** Texts per page, as a power of two. */
const PAGE_BITS = 10;
const PAGE_TEXTS = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_TEXTS - 1;

export interface TextTable {
  readonly count: number;
  /** The text at `index`, undefined where the table has none. */
  at(index: number): string | undefined;
}

export interface TextTableWriter {
  readonly count: number;
  /** Adds the text between two positions of UTF-8; `flags` are the TEXT_FLAGS of its bytes. */
  addBytes(buffer: Buffer, start: number, end: number, flags: number): void;
  add(text: string): void;
  /** Nothing may be added afterwards. */
  finish(): TextTable;
}

interface Page {
  readonly texts: string;
  /** Where each text begins in `texts`, and after the last one where it ends. */
  readonly starts: Uint32Array;
}

export const NO_TEXTS: TextTable = { count: 0, at: () => undefined };

export function createTextTable(): TextTableWriter {
  const pages: Page[] = [];
  let count = 0;
  let texts = '';
  let starts = new Uint32Array(PAGE_TEXTS + 1);
  // ASCII is gathered as bytes and turned into text once for a whole page.
  let ascii = Buffer.alloc(64 * 1024);
  let length = 0;

  const takeAscii = (): void => {
    if (length > 0) texts += ascii.toString('latin1', 0, length);
    length = 0;
  };
  const closePage = (): void => {
    takeAscii();
    starts[((count - 1) & PAGE_MASK) + 1] = texts.length;
    pages.push({ texts, starts });
    texts = '';
    starts = new Uint32Array(PAGE_TEXTS + 1);
  };
  const begin = (): void => {
    if (count > 0 && (count & PAGE_MASK) === 0) closePage();
    starts[count & PAGE_MASK] = texts.length + length;
    count += 1;
  };
  const add = (text: string): void => {
    begin();
    takeAscii();
    texts += text;
  };

  return {
    get count() {
      return count;
    },
    add,
    addBytes(buffer, start, end, flags) {
      if (flags !== 0) {
        add(decodeFlagged(buffer, start, end, flags));
        return;
      }
      begin();
      const size = end - start;
      if (length + size > ascii.length) takeAscii();
      if (size > ascii.length) ascii = Buffer.alloc(size);
      for (let i = start; i < end; i++) ascii[length++] = buffer[i] as number;
    },
    finish() {
      if (count > 0) closePage();
      return { count, at: (index) => textAt(pages, count, index) };
    },
  };
}

function textAt(pages: readonly Page[], count: number, index: number): string | undefined {
  const page = index >= 0 && index < count ? pages[index >>> PAGE_BITS] : undefined;
  if (page === undefined) return undefined;
  const slot = index & PAGE_MASK;
  return page.texts.substring(page.starts[slot] as number, page.starts[slot + 1] as number);
}
