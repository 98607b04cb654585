/**
 * Very many short texts in little memory: a page of them is one string, and a text is cut out of it when a cell asks.
 * A table of 500,000 separate strings costs the garbage collector more than all the cells of the sheet.
 */

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
  /** Adds the text between two positions, where each byte is one character (ASCII, or Latin-1 as .xls has it). */
  addBytes(buffer: Buffer, start: number, end: number): void;
  add(text: string): void;
  /** Nothing may be added afterwards. */
  finish(): TextTable;
}

/** Texts of one byte a character lie one after another in one string; the others are kept apart, and are empty there. */
interface Page {
  readonly narrow: string;
  /** Where each text begins in `narrow`, and after the last one where it ends. */
  readonly starts: Uint32Array;
  readonly others: ReadonlyMap<number, string>;
}

export const NO_TEXTS: TextTable = { count: 0, at: () => undefined };

export function createTextTable(): TextTableWriter {
  const pages: Page[] = [];
  let count = 0;
  let narrow = Buffer.alloc(16 * 1024);
  let length = 0;
  let starts = new Uint32Array(PAGE_TEXTS + 1);
  let others = new Map<number, string>();

  const closePage = (): void => {
    starts[((count - 1) & PAGE_MASK) + 1] = length;
    pages.push({ narrow: narrow.toString('latin1', 0, length), starts, others });
    length = 0;
    starts = new Uint32Array(PAGE_TEXTS + 1);
    others = new Map();
  };
  /** Answers the place of the next text in its page. */
  const nextSlot = (): number => {
    const slot = count & PAGE_MASK;
    if (slot === 0 && count > 0) closePage();
    starts[slot] = length;
    count += 1;
    return slot;
  };
  const add = (text: string): void => {
    const slot = nextSlot();
    if (text !== '') others.set(slot, text);
  };

  return {
    get count() {
      return count;
    },
    add,
    addBytes(buffer, start, end) {
      nextSlot();
      if (length + end - start > narrow.length) {
        const larger = Buffer.alloc(2 * (length + end - start));
        narrow.copy(larger, 0, 0, length);
        narrow = larger;
      }
      for (let i = start; i < end; i++) narrow[length++] = buffer[i] as number;
    },
    finish() {
      if (count > 0) closePage();
      return { count, at: (index) => (index < count ? textAt(pages, index) : undefined) };
    },
  };
}

function textAt(pages: readonly Page[], index: number): string | undefined {
  const page = pages[index >>> PAGE_BITS];
  if (page === undefined) return undefined;
  const slot = index & PAGE_MASK;
  const start = page.starts[slot] as number;
  const end = page.starts[slot + 1] as number;
  return start === end ? (page.others.get(slot) ?? '') : page.narrow.substring(start, end);
}
