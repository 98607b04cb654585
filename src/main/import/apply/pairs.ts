/**
 * Accounts that may be one: which pairs the preview offers, what a person's answers mean for the matching, and what the book
 * remembers of them. "Same" is remembered as another name of the account, "different" as a pair that is not one: the memory
 * that merging and Data health use too. Source: import page, "Match".
 */
import { createHash } from 'node:crypto';
import type { LikelyPair } from '../../../shared/contract/imports.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { ToldApart } from '../../book/repositories/notSame.ts';
import type { ImportedSheets } from '../changeset/importSheets.ts';
import { foldCompany } from '../match/foldName.ts';
import { likelyPairs } from '../match/likelyPairs.ts';
import { areToldApart } from '../match/toldApart.ts';

/** The pairs a person answered, by id, each as it was shown. */
export type PairAnswers = ReadonlyMap<string, LikelyPair>;

/** Folded name -> the folded names of the same account. What is the same as the same is the same. */
export function toldSame(answers: PairAnswers): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const { incoming, candidate, decision } of answers.values()) {
    if (decision !== 'same') continue;
    const names = [foldCompany(incoming), foldCompany(candidate)];
    const all = new Set(names.flatMap((name) => [...(groups.get(name) ?? [name])]));
    for (const name of all) groups.set(name, all);
  }
  return new Map([...groups].map(([name, all]) => [name, [...all].filter((other) => other !== name)]));
}

/** Likeliest first; an answered pair keeps its place. */
export function offeredPairs(
  { run, sheets }: ImportedSheets,
  answers: PairAnswers,
  toldApart: readonly ToldApart[],
): readonly LikelyPair[] {
  const all = [...run.accounts.entries()];
  const fresh = all.filter((entry) => entry.isNew && entry.ownSheet !== '');
  const sourceOf = new Map(sheets.map((sheet) => [sheet.key, sheet.source]));
  const placeOf = (entry: { readonly ownSheet: string; readonly ownRow: number }): LikelyPair['candidateAt'] => {
    const source = sourceOf.get(entry.ownSheet);
    return source === undefined ? null : { file: source.file, sheet: source.plan.sheetIndex, row: entry.ownRow };
  };
  const isApart = areToldApart(toldApart);
  const open = likelyPairs(fresh, all).flatMap((pair): readonly LikelyPair[] => {
    const entry = run.accounts.get(pair.id);
    const candidate = run.accounts.get(pair.candidateId);
    const place = entry === undefined ? null : placeOf(entry);
    if (entry === undefined || candidate === undefined || place === null) return [];
    if (isApart(entry.folded, candidate.folded)) return [];
    const id = pairId(entry.folded, candidate.folded);
    const words = pair.words.map((word) => `"${word}"`).join(' and ');
    return [
      {
        id,
        ...place,
        incoming: String(entry.values[0]),
        candidate: String(candidate.values[0]),
        candidateAccountId: String(candidate.id),
        candidateAt: candidate.isNew ? placeOf(candidate) : null,
        likeness: Math.round(pair.likeness * 100) / 100,
        reason: `Both names hold ${words}, rare in this book.`,
        decision: answers.get(id)?.decision ?? 'open',
      },
    ];
  });
  // Told to be the same they are one account now, and would not be found again to take the answer back.
  const found = new Set(open.map(({ id }) => id));
  const told = [...answers.values()].filter(({ id, decision }) => decision === 'same' && !found.has(id));
  return [...open, ...told].sort((a, b) => b.likeness - a.likeness);
}

/** Keeps the answers with the import, so that its undo forgets them. */
export function rememberAnswers({ run }: ImportedSheets, answers: PairAnswers, store: ImportStore): void {
  for (const { accountId, name } of run.toldNames.values()) store.addAlias(accountId, name);
  const apart = [...answers.values()].filter(({ decision }) => decision === 'different');
  if (apart.length === 0) return;
  const byName = new Map([...run.accounts.entries()].map((entry) => [entry.folded, entry]));
  for (const { incoming, candidate } of apart) {
    const one = byName.get(foldCompany(incoming));
    const other = byName.get(foldCompany(candidate));
    if (one !== undefined && other !== undefined && one.id !== other.id)
      store.addNotSame({ id: one.id, name: incoming }, { id: other.id, name: candidate });
  }
}

/** Short, however long the names are. */
function pairId(incoming: string, candidate: string): string {
  return createHash('sha256').update(`${incoming} = ${candidate}`).digest('hex').slice(0, 32);
}
