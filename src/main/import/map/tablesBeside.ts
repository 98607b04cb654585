/**
 * Two tables side by side on one sheet, parted by a blank column: their rows have nothing to do with each other. The larger
 * one is taken, the others are named. Source: import page, "Recognise".
 */
import { foldHeader } from '../../../shared/fields/fold.ts';
import { lookupHeader } from '../../../shared/fields/lookup.ts';
import type { ColumnTally } from '../recognise/columnTally.ts';

interface Block {
  readonly from: number;
  readonly to: number;
}

/** The column ranges of tables that stand beside the largest one; empty for a sheet of one table. */
export function tablesBeside(headers: readonly string[], tallies: readonly ColumnTally[]): readonly Block[] {
  const blocks = blocksOf(headers, tallies).filter((block) => namesOf(headers, block).length >= 2);
  if (blocks.length < 2 || !blocks.slice(1).some((block) => isTableOfItsOwn(headers, blocks, block))) return [];
  const largest = blocks.reduce((best, block) => (cellsOf(tallies, block) > cellsOf(tallies, best) ? block : best));
  return blocks.filter((block) => block !== largest);
}

function blocksOf(headers: readonly string[], tallies: readonly ColumnTally[]): readonly Block[] {
  const blocks: Block[] = [];
  let from: number | null = null;
  for (let column = 0; column <= headers.length; column += 1) {
    const isGap = column === headers.length || isBlank(headers, tallies, column);
    if (!isGap) from ??= column;
    else if (from !== null) {
      blocks.push({ from, to: column - 1 });
      from = null;
    }
  }
  return blocks;
}

/** Nothing in its cells and no name of its own: a group heading from the left may hang over it. */
function isBlank(headers: readonly string[], tallies: readonly ColumnTally[], column: number): boolean {
  const header = headers[column] ?? '';
  const isUnderGroup = header !== '' && (headers[column - 1] ?? '').startsWith(`${header} / `);
  return (tallies[column]?.filled ?? 0) === 0 && (header === '' || isUnderGroup);
}

function namesOf(headers: readonly string[], { from, to }: Block): readonly string[] {
  return headers
    .slice(from, to + 1)
    .map((header) => foldHeader(header.split(' / ').at(-1) ?? ''))
    .filter((name) => name !== '');
}

/** It repeats names of a table before it, or names an account as that one does. */
function isTableOfItsOwn(headers: readonly string[], blocks: readonly Block[], block: Block): boolean {
  const before = blocks.slice(0, blocks.indexOf(block)).flatMap((other) => namesOf(headers, other));
  const names = namesOf(headers, block);
  const repeated = names.filter((name) => before.includes(name)).length;
  return repeated >= 2 || repeated / names.length >= 0.5 || (before.some(isAccountName) && names.some(isAccountName));
}

function isAccountName(folded: string): boolean {
  return lookupHeader(folded).some(
    (match) =>
      match.strength === 'sure' && (match.field.key === 'account.name' || match.field.key === 'account.externalId'),
  );
}

function cellsOf(tallies: readonly ColumnTally[], { from, to }: Block): number {
  return tallies.slice(from, to + 1).reduce((sum, tally) => sum + tally.filled, 0);
}
