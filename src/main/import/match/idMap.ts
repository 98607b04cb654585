/**
 * Values by the id of a fact. Ids of a book follow each other, so values lie in pages: a third of the room that a Map takes,
 * and a single huge id costs one page.
 */
export interface IdMap<V> {
  readonly size: number;
  get(id: number): V | undefined;
  set(id: number, value: V): void;
  /** By rising id. */
  values(): IterableIterator<V>;
}

const PAGE = 1024;

export function idMap<V>(): IdMap<V> {
  const pages = new Map<number, (V | undefined)[]>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    get: (id) => pages.get(Math.floor(id / PAGE))?.[id % PAGE],
    set: (id, value) => {
      const at = Math.floor(id / PAGE);
      let page = pages.get(at);
      if (page === undefined) {
        page = Array.from({ length: PAGE }, () => undefined);
        pages.set(at, page);
      }
      if (page[id % PAGE] === undefined) size += 1;
      page[id % PAGE] = value;
    },
    *values() {
      for (const [, page] of [...pages].sort(([a], [b]) => a - b))
        for (const value of page) if (value !== undefined) yield value;
    },
  };
}
