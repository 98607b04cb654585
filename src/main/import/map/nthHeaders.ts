/** How a column is known again in another file: by its folded header, and which of several equal ones it is. */
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { RememberedColumn, RememberedMapping } from '../../../shared/fields/types.ts';

type NthHeader = Pick<RememberedColumn, 'header' | 'nth'>;

/** For each column, in order. */
export function nthHeaders(columns: readonly { readonly header: string }[]): readonly NthHeader[] {
  const counts = new Map<string, number>();
  return columns.map((column) => {
    const header = foldHeader(column.header);
    const nth = counts.get(header) ?? 0;
    counts.set(header, nth + 1);
    return { header, nth };
  });
}

/** For each column what the mapping remembers of it, wherever it stood then. */
export function rememberedOf(
  columns: readonly { readonly header: string }[],
  remembered: RememberedMapping,
): readonly (RememberedColumn | undefined)[] {
  const known = new Map(remembered.columns.map((column) => [keyOf(column), column]));
  return nthHeaders(columns).map((column) => known.get(keyOf(column)));
}

function keyOf({ header, nth }: NthHeader): string {
  return `${header}|${nth}`;
}
