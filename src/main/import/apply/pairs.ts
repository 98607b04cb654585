/**
 * Accounts that may be one: which pairs the preview offers, what a person's answers mean for the matching, and what the book
 * remembers of them. "Same" is remembered as another name of the account, "different" as a pair that is not one: the memory
 * that merging and Data health use too. Source: import page, "Match".
 */
import { createHash } from 'node:crypto';
import type { LikelyPair } from '../../../shared/contract/imports.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { Steps } from '../../book/steps.ts';
import type { ToldApart } from '../../book/repositories/notSame.ts';
import type { ImportedSheets } from '../changeset/importSheets.ts';
import type { AccountEntry } from '../match/accountIndex.ts';
import { foldCompany } from '../match/foldName.ts';
import { likelyPairsInSteps } from '../match/likelyPairs.ts';
import { lostZeros } from '../match/lostZeros.ts';
import { areToldApart } from '../match/toldApart.ts';

/** The pairs a person answered, by id, each as it was shown. */
export type PairAnswers = ReadonlyMap<string, LikelyPair>;

/** Folded name -> what the same account is called or, in the book, its id. What is the same as the same is the same. */
export function toldSame(answers: PairAnswers): ReadonlyMap<string, readonly (string | number)[]> {
  const groups = new Map<string | number, Set<string | number>>();
  for (const pair of answers.values()) {
    if (pair.decision !== 'same') continue;
    const both = [foldCompany(pair.incoming), idInBook(pair) ?? foldCompany(pair.candidate)];
    const all = new Set(both.flatMap((one) => [...(groups.get(one) ?? [one])]));
    for (const one of all) groups.set(one, all);
  }
  return new Map(
    [...groups].flatMap(([one, all]) =>
      typeof one === 'string' ? [[one, [...all].filter((other) => other !== one)] as const] : [],
    ),
  );
}

/** Null for a candidate that comes with the import. Namesakes in a book are told apart by nothing else. */
function idInBook({ candidateAt, candidateAccountId }: LikelyPair): number | null {
  return candidateAt === null ? Number(candidateAccountId) : null;
}

/** Likeliest first; an answered pair keeps its place. */
export function* offeredPairs(
  { run, sheets }: ImportedSheets,
  answers: PairAnswers,
  toldApart: readonly ToldApart[],
): Steps<readonly LikelyPair[]> {
  const all = [...run.accounts.entries()];
  const fresh = all.filter((entry) => entry.isNew);
  const sourceOf = new Map(sheets.map((sheet) => [sheet.key, sheet.source]));
  const placeOf = ({ ownSheet, ownRow, namedOnly }: AccountEntry): LikelyPair['candidateAt'] => {
    const source = sourceOf.get(namedOnly?.sheet ?? ownSheet);
    return source === undefined
      ? null
      : { file: source.file, sheet: source.plan.sheetIndex, row: namedOnly?.row ?? ownRow };
  };
  const isApart = areToldApart(toldApart);
  const shown = new Set<string>();
  const found = [...sameButForZeros(all), ...(yield* sharingWords(fresh, all))];
  const open = found.flatMap((pair): readonly LikelyPair[] => {
    const { likeness, reason } = pair;
    const entry = run.accounts.get(pair.id);
    const candidate = run.accounts.get(pair.candidateId);
    const place = entry === undefined ? null : placeOf(entry);
    if (entry === undefined || candidate === undefined || place === null) return [];
    if (isApart(entry.folded, candidate.folded)) return [];
    const id = pairId(entry.folded, candidate.isNew ? candidate.folded : candidate.id);
    if (shown.has(id)) return [];
    shown.add(id);
    return [
      {
        id,
        ...place,
        incoming: entry.name,
        candidate: candidate.name,
        candidateAccountId: String(candidate.id),
        candidateAt: candidate.isNew ? placeOf(candidate) : null,
        likeness: Math.round(likeness * 100) / 100,
        reason,
        decision: answers.get(id)?.decision ?? 'open',
      },
    ];
  });
  // Told to be the same they are one account now, and would not be found again to take the answer back.
  const offered = new Set(open.map(({ id }) => id));
  const told = [...answers.values()].filter(({ id, decision }) => decision === 'same' && !offered.has(id));
  return [...open, ...told].sort((a, b) => b.likeness - a.likeness);
}

interface Likely extends Pick<LikelyPair, 'likeness' | 'reason'> {
  readonly id: number;
  readonly candidateId: number;
}

/** The account that comes with this import is held against the other; of two such the one whose id lost its zeros. */
function sameButForZeros(all: readonly AccountEntry[]): readonly Likely[] {
  return lostZeros(() => all).flatMap(({ shorter, longer }) => {
    // An answer is kept by names: it could not tell namesakes apart.
    if (shorter.folded === longer.folded) return [];
    const [entry, candidate] = shorter.isNew ? [shorter, longer] : [longer, shorter];
    const reason = `Their ids ${shorter.externalId ?? ''} and ${longer.externalId ?? ''} differ in leading zeros only, which spreadsheets drop.`;
    return [{ id: entry.id, candidateId: candidate.id, likeness: 1, reason }];
  });
}

function* sharingWords(fresh: readonly AccountEntry[], all: readonly AccountEntry[]): Steps<readonly Likely[]> {
  return (yield* likelyPairsInSteps(fresh, all)).map(({ words, isSpelledAlike, ...pair }) => ({
    ...pair,
    reason: isSpelledAlike
      ? 'The names are the same but for their spelling.'
      : `Both names hold ${listed(words.map((word) => `“${word}”`))}, rare in this book.`,
  }));
}

/** Keeps the answers with the import, so that its undo forgets them. */
export function rememberAnswers({ run }: ImportedSheets, answers: PairAnswers, store: ImportStore): void {
  for (const { accountId, name } of run.toldNames.values()) store.addAlias(accountId, name);
  const apart = [...answers.values()].filter(({ decision }) => decision === 'different');
  if (apart.length === 0) return;
  const byName = new Map([...run.accounts.entries()].map((entry) => [entry.folded, entry]));
  for (const pair of apart) {
    const { incoming, candidate } = pair;
    const id = idInBook(pair);
    const one = byName.get(foldCompany(incoming));
    const other = id === null ? byName.get(foldCompany(candidate)) : run.accounts.get(id);
    if (one !== undefined && other !== undefined && one.id !== other.id)
      store.addNotSame({ id: one.id, name: incoming }, { id: other.id, name: candidate });
  }
}

/** Short, however long the names are. */
function pairId(incoming: string, candidate: string | number): string {
  return createHash('sha256').update(`${incoming} = ${candidate}`).digest('hex').slice(0, 32);
}

/** "a", "a and b", "a, b and c". */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
