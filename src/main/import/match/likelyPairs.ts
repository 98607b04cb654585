/**
 * Accounts that may be one: names that share words which are rare in this book. Offered to a person, never merged alone.
 * A word counts the more the fewer accounts have it, so "Nordwind Energy" and "Nordwind Holding" meet, "Global Energy" and
 * "Global Holding" do not. Words are compared by how they may be spelled: "Boerse" is "Börse", "Foods" is "Food".
 * Source: import page, "Match".
 */
import { runAtOnce, type Steps } from '../../book/steps.ts';

export interface NamedAccount {
  readonly id: number;
  /** Folded name, see foldCompany. */
  readonly folded: string;
}

export interface Pair {
  readonly id: number;
  readonly candidateId: number;
  /** 0-1. */
  readonly likeness: number;
  /** The rare words both share, as the first spells them. */
  readonly words: readonly string[];
  /** True when the names are the same but for spelling: "Börse Süd" and "Boerse Sued". */
  readonly isSpelledAlike: boolean;
}

/** Words of a company's kind, which say little even where only two accounts of a small book have them. */
const KINDS: ReadonlySet<string> = new Set([
  'group',
  'gruppe',
  'groupe',
  'grupo',
  'holding',
  'holdings',
  'international',
  'global',
  'services',
  'service',
  'solutions',
  'systems',
  'technologies',
  'technology',
  'tech',
  'software',
  'digital',
  'consulting',
  'partners',
  'capital',
  'media',
  'energy',
  'health',
  'foods',
  'labs',
  'lab',
  'bank',
  'industries',
  'enterprises',
  'logistics',
  'retail',
  'and',
  'of',
  'the',
  'de',
  'la',
  'und',
  'et',
  'deutschland',
  'france',
  'usa',
  'uk',
  'europe',
]);
const KIND_SPELLINGS: ReadonlySet<string> = new Set([...KINDS].map(spelling));
const KIND_WEIGHT = 0.25;
const LIKELY_FROM = 0.5;
/** A word that more accounts than this share says nothing. */
const COMMON_FROM = 6;
const MOST = 200;

/** Accounts between two chances for others to have a turn: a few milliseconds. */
const ACCOUNTS_A_STEP = 2048;

/** @param fresh accounts to look for in `all` (which contains them); pairs of two fresh ones are found once. */
export function likelyPairs(fresh: readonly NamedAccount[], all: readonly NamedAccount[]): readonly Pair[] {
  return runAtOnce(likelyPairsInSteps(fresh, all));
}

/** The same in steps, for accounts by the hundred thousand. Yields how many were looked at. */
export function* likelyPairsInSteps(
  fresh: readonly NamedAccount[],
  all: readonly NamedAccount[],
): Steps<readonly Pair[]> {
  const holders = new Map<string, NamedAccount[]>();
  const wholes = new Map<string, NamedAccount[]>();
  for (const [index, account] of all.entries()) {
    if (index % ACCOUNTS_A_STEP === 0) yield index;
    const words = wordsOf(account.folded);
    for (const word of words.keys()) hold(holders, word, account);
    hold(wholes, wholeOf(words), account);
  }
  const weight = (word: string): number =>
    Math.log1p(all.length / (holders.get(word)?.length ?? 1)) * (KIND_SPELLINGS.has(word) ? KIND_WEIGHT : 1);
  const total = (folded: string): number => [...wordsOf(folded).keys()].reduce((sum, word) => sum + weight(word), 0);
  const freshIds = new Set(fresh.map((account) => account.id));
  const pairs: Pair[] = [];
  for (const [index, account] of fresh.entries()) {
    if (index % ACCOUNTS_A_STEP === 0) yield index;
    const shared = new Map<NamedAccount, string[]>();
    const own = wordsOf(account.folded);
    const isNoPair = (other: NamedAccount): boolean =>
      other.id === account.id || other.folded === account.folded || (freshIds.has(other.id) && other.id > account.id);
    const alike = wholes.get(wholeOf(own)) ?? [];
    const isSpelledAlike = new Set(alike.length > COMMON_FROM ? [] : alike);
    for (const other of isSpelledAlike)
      if (!isNoPair(other))
        pairs.push({
          id: account.id,
          candidateId: other.id,
          likeness: 1,
          words: [...own.values()],
          isSpelledAlike: true,
        });
    for (const word of own.keys()) {
      const list = holders.get(word) ?? [];
      if (word.length < 3 || KIND_SPELLINGS.has(word) || list.length > COMMON_FROM) continue;
      for (const other of list) {
        if (isNoPair(other) || isSpelledAlike.has(other)) continue;
        const words = shared.get(other);
        if (words === undefined) shared.set(other, [word]);
        else words.push(word);
      }
    }
    for (const [other, words] of shared) {
      const common = words.reduce((sum, word) => sum + weight(word), 0);
      const likeness = (2 * common) / (total(account.folded) + total(other.folded));
      const spelled = words.map((word) => own.get(word) ?? word);
      if (likeness >= LIKELY_FROM)
        pairs.push({ id: account.id, candidateId: other.id, likeness, words: spelled, isSpelledAlike: false });
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness || a.id - b.id || a.candidateId - b.candidateId).slice(0, MOST);
}

/** The words of a name by their spelling. */
function wordsOf(folded: string): ReadonlyMap<string, string> {
  return new Map(folded.split(' ').map((word) => [spelling(word), word]));
}

function wholeOf(words: ReadonlyMap<string, string>): string {
  return [...words.keys()].join(' ');
}

function hold(holders: Map<string, NamedAccount[]>, key: string, account: NamedAccount): void {
  const list = holders.get(key);
  if (list === undefined) holders.set(key, [account]);
  else list.push(account);
}

/** One spelling for umlauts written out, doubled letters and plurals; digits stay as they are. */
function spelling(word: string): string {
  const plain = word.replace(/([aou])e/g, '$1').replace(/([a-z])\1+/g, '$1');
  return plain.length > 3 && plain.endsWith('s') ? plain.slice(0, -1) : plain;
}
