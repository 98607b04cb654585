/**
 * Exports of joined tables put the table before each column: "P Company Name", "P Plan", "Hs D Close Date". What is left of such a
 * header names the field, but never surely: the company of one table need not be that of the other. Source: import page, "Map".
 */
import { foldHeader } from '../../../shared/fields/fold.ts';
import { isVocabulary, matchesOf, type Match } from './headerMatches.ts';

/** So many columns begin with it. */
const SHARED_BY = 4;
const LONGEST = 5;

/** The readings of each header without the name of its table; empty where the header has none, or says enough as it is. */
export function withoutTablePrefix(headers: readonly string[]): readonly (readonly Match[])[] {
  const folded = headers.map(foldHeader);
  const counts = new Map<string, number>();
  for (const header of folded) {
    const [first = '', second] = header.split(' ');
    if (second !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return folded.map((header) => {
    const at = header.indexOf(' ');
    const first = header.slice(0, Math.max(0, at));
    if ((counts.get(first) ?? 0) < SHARED_BY || first.length > LONGEST || isVocabulary(first)) return [];
    return matchesOf(header.slice(at + 1))
      .filter(({ strength, closeness }) => closeness !== 'partial' && isPlain(strength, header.slice(at + 1)))
      .map((match) => ({ ...match, closeness: 'partial', overlap: 1 }));
  });
}

/** "Lago Started At": two words say enough on the sheet of their own; a bare "Name" or "Status" may be that of any table. */
function isPlain(strength: Match['strength'], rest: string): boolean {
  return strength === 'sure' || (strength === 'local' && rest.includes(' '));
}
