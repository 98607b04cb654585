/**
 * Headers typed by hand: "Custumer", "Acount", "Renewel". A long word that is one slip away from exactly one word of the catalogue
 * is likely that word. Source: import page, "Map".
 */
import { synonymEntries } from '../../../shared/fields/lookup.ts';

/** Shorter words are too near to others: "stage" and "state". */
const SHORTEST = 6;
/** Letters that change places stand near each other: "costumer". */
const FARTHEST = 4;
/** Longer headers are sentences. */
const MOST_WORDS = 4;

let byStart: Map<string, readonly string[]> | null = null;
let words: Set<string> | null = null;

/** The folded header with its misspelt words put right; null where none is misspelt, or more than one word could be meant. */
export function spelledRight(folded: string): string | null {
  const parts = folded.split(' ');
  if (parts.length > MOST_WORDS) return null;
  const spelled = parts.map((word) => (isKnown(word) ? word : (meantBy(word) ?? word)));
  return spelled.every((word, at) => word === parts[at]) ? null : spelled.join(' ');
}

function isKnown(word: string): boolean {
  index();
  return words?.has(word) === true;
}

function meantBy(word: string): string | null {
  if (word.length < SHORTEST || /\d/.test(word)) return null;
  const near = (index().get(word.slice(0, 1)) ?? []).flatMap((other) => {
    const slip = slipBetween(word, other);
    return slip === null ? [] : [{ other, slip }];
  });
  // "Acount" is "account" with a letter forgotten in a pair, before it is "amount" with a wrong one.
  const likely = near.some(({ slip }) => slip === 'order') ? near.filter(({ slip }) => slip === 'order') : near;
  return likely.length === 1 ? (likely[0]?.other ?? null) : null;
}

/** The words of all synonyms by their first letter: hardly anybody misspells that one. */
function index(): Map<string, readonly string[]> {
  if (byStart !== null) return byStart;
  words = new Set([...synonymEntries()].flatMap(([synonym]) => synonym.split(' ')));
  byStart = new Map();
  for (const word of words)
    if (word.length >= SHORTEST) byStart.set(word.slice(0, 1), [...(byStart.get(word.slice(0, 1)) ?? []), word]);
  return byStart;
}

/** `order`: two letters have changed places, or one of a pair is missing or too many; `letter`: one is missing, added or wrong. */
function slipBetween(one: string, other: string): 'order' | 'letter' | null {
  if (Math.abs(one.length - other.length) > 1) return null;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1)
    return left.length !== right.length && left + right === one[start - 1] ? 'order' : 'letter';
  const hasTurned =
    left.length === right.length &&
    left.length <= FARTHEST &&
    left.at(-1) === right[0] &&
    left[0] === right.at(-1) &&
    left.slice(1, -1) === right.slice(1, -1);
  return hasTurned ? 'order' : null;
}
