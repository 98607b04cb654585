/**
 * Lists by key of which nearly all have one member, such as the people of an account: that one is kept bare, for a list around
 * each of a million would be the largest thing in memory.
 */
export interface ListMap<K, V extends object> {
  /** Undefined for a key that was never named. */
  get(key: K): readonly V[] | undefined;
  /** Names a key; its list is empty until something is added. */
  open(key: K): void;
  add(key: K, value: V): void;
  lists(): IterableIterator<readonly V[]>;
}

/** Never added to. */
const EMPTY: never[] = [];

/** Where the lists are kept: a Map, or an IdMap for lists by id. */
interface Shelf<K, V> {
  get(key: K): V | V[] | undefined;
  set(key: K, value: V | V[]): unknown;
  values(): Iterable<V | V[]>;
}

export function listMap<K, V extends object>(shelf: Shelf<K, V> = new Map<K, V | V[]>()): ListMap<K, V> {
  const listOf = (held: V | V[]): readonly V[] => (isList(held) ? held : [held]);
  return {
    get: (key) => {
      const held = shelf.get(key);
      return held === undefined ? undefined : listOf(held);
    },
    open: (key) => {
      if (shelf.get(key) === undefined) shelf.set(key, EMPTY);
    },
    add: (key, value) => {
      const held = shelf.get(key);
      if (held === undefined || held === EMPTY) shelf.set(key, value);
      else if (isList(held)) held.push(value);
      else shelf.set(key, [held, value]);
    },
    *lists() {
      for (const held of shelf.values()) yield listOf(held);
    },
  };
}

function isList<V extends object>(held: V | V[]): held is V[] {
  return Array.isArray(held);
}
