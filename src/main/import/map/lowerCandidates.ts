/** Takes back what a column was thought to be, where another column has the better claim. Source: import page, "Map". */
import type { Field } from '../../../shared/fields/types.ts';
import type { Candidates } from './candidates.ts';

/** Caps the confidence of those readings of one column whose field passes the test; changes the candidates in place. */
export function lower(candidates: Candidates, index: number, test: (field: Field) => boolean, most: number): void {
  candidates.set(
    index,
    (candidates.get(index) ?? []).map((candidate) =>
      test(candidate.field) ? { ...candidate, confidence: Math.min(candidate.confidence, most) } : candidate,
    ),
  );
}

export function isAccountName(field: Field): boolean {
  return field.key === 'account.name' || field.name === 'accountName';
}
