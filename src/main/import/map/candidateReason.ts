/** What a person reads about a proposed field: which words of the header say it, and whether the cells agree. Source: import page, "Map". */
import type { Match } from './headerMatches.ts';
import type { ColumnView } from './sheetView.ts';

export function reasonFor(column: ColumnView, match: Match, isMain: boolean, fit: number | null): string {
  const header = `The header “${short(column.header)}”`;
  const label = match.field.label;
  const says =
    match.closeness === 'partial'
      ? `${header} shares its words with ${label}`
      : match.strength === 'hint'
        ? `${header} often means ${label}`
        : match.strength === 'local'
          ? isMain
            ? `${header} means ${label} on a sheet of this kind`
            : `${header} could mean ${label} here`
          : `${header} means ${label}`;
  const per =
    match.per === undefined
      ? ''
      : match.per === 'term'
        ? ', for the whole term: divided by its years'
        : match.per === 'month'
          ? ', per month: multiplied by 12'
          : ', per quarter: multiplied by 4';
  const cells =
    fit === null
      ? 'the column has no cells to check it by'
      : fit >= 1
        ? 'its cells agree'
        : 'only some of its cells agree';
  return `${says}${per}, and ${cells}.`;
}

export function short(header: string): string {
  return header.length > 60 ? `${header.slice(0, 59)}…` : header;
}
