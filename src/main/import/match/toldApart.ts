/** Pairs of accounts that a person said are two: by what they are called, because one that comes back has a new id. */
import type { ToldApart } from '../../book/repositories/notSame.ts';
import { foldCompany } from './foldName.ts';

/** @returns asks of two folded names. Namesakes are told apart by their ids alone. */
export function areToldApart(told: readonly ToldApart[]): (one: string, other: string) => boolean {
  const keys = new Set(
    told.flatMap(({ table, names }) =>
      table === 'account' ? [keyOf(foldCompany(names[0]), foldCompany(names[1]))] : [],
    ),
  );
  return (one, other) => one !== other && keys.has(keyOf(one, other));
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} = ${other}` : `${other} = ${one}`;
}
