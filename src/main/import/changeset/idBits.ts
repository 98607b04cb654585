/**
 * Thirty-two flags, or a whole number, per fact, by its id. Ids of one import follow each other, so flags lie in pages of a few kilobytes: a
 * million facts cost four megabytes, and a single fact with a huge id no more than a page.
 */
export interface IdBits {
  /** Zero for a fact nothing was noted of. */
  get(id: number): number;
  add(id: number, bits: number): void;
  /** Keeps a number below 2^31 instead of flags. */
  set(id: number, value: number): void;
  /** Ids with a flag or a number other than 0, rising. */
  ids(): IterableIterator<number>;
}

const PAGE = 1024;

export function idBits(): IdBits {
  const pages = new Map<number, Int32Array<ArrayBuffer>>();
  /** Facts come in the order of their ids, and so nearly always on the page of the one before. */
  let last = { at: -1, page: new Int32Array(0) };
  const pageOf = (id: number): Int32Array<ArrayBuffer> | undefined => {
    const at = Math.floor(id / PAGE);
    if (at === last.at) return last.page;
    const page = pages.get(at);
    if (page !== undefined) last = { at, page };
    return page;
  };
  const newPage = (id: number): Int32Array<ArrayBuffer> => {
    const page = new Int32Array(PAGE);
    pages.set(Math.floor(id / PAGE), page);
    return page;
  };
  return {
    get: (id) => pageOf(id)?.[id % PAGE] ?? 0,
    add: (id, bits) => {
      const page = pageOf(id) ?? newPage(id);
      page[id % PAGE] = (page[id % PAGE] ?? 0) | bits;
    },
    set: (id, value) => {
      const page = pageOf(id) ?? newPage(id);
      page[id % PAGE] = value;
    },
    *ids() {
      for (const [at, page] of [...pages].sort(([a], [b]) => a - b))
        for (const [index, bits] of page.entries()) if (bits !== 0) yield at * PAGE + index;
    },
  };
}
