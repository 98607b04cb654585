/** `quarterbook rows FILE`: the cells of one sheet as read. Source: cli page. */
import type { Cell } from '../../shared/fields/types.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { cellText } from '../import/recognise/sheetRows.ts';
import { type ParsedInput, parseFile } from '../import/job/stageFile.ts';
import { readArgs, type RunCommand } from './command.ts';
import { fileToRead, oneFile } from './inputFiles.ts';
import { numberOption } from './readBook.ts';
import { textTable } from './textTable.ts';

const MOST_ROWS = 999_999;

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, {
    sheet: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
  });
  const file = fileToRead(oneFile(positionals));
  const limit = numberOption(values.limit, '--limit', { min: 0, max: MOST_ROWS });
  const host = await env.host();
  const input = await parseFile(host, file);
  try {
    const { sheet, rows } = rowsOf(input, values.sheet, limit);
    env.out(values.json === true ? JSON.stringify({ sheet, rows }) : rowsText(sheet, rows));
  } finally {
    input.dispose();
  }
};

/** Row 1 first, blank rows included, every row as wide as the widest of the sheet. */
function rowsOf(
  { staging, name }: ParsedInput,
  wanted: string | undefined,
  limit: number | null,
): { readonly sheet: string; readonly rows: readonly (readonly Cell[])[] } {
  const sheet =
    wanted === undefined
      ? (staging.sheets.find((entry) => entry.state === 'visible') ?? staging.sheets[0])
      : staging.sheets.find((entry) => entry.name === wanted);
  if (sheet === undefined) {
    throw new AppError(
      'import/no-such-sheet',
      `There is no sheet "${wanted ?? ''}" in "${name}". ${sheetNames(staging.sheets.map((entry) => entry.name))}`,
      { sheet: wanted ?? '', file: name },
    );
  }
  const rows: (readonly Cell[])[] = [];
  const wide = (cells: Cell[]): Cell[] => {
    while (cells.length < sheet.columnCount) cells.push(null);
    return cells;
  };
  for (const row of staging.iterateRows(sheet.index)) {
    if (limit !== null && row.n > limit) break;
    while (rows.length < row.n - 1) rows.push(wide([]));
    rows.push(wide(JSON.parse(row.cells) as Cell[]));
  }
  return { sheet: sheet.name, rows };
}

/** What there is to choose from; a text file is one sheet, and it has no name. */
function sheetNames(names: readonly string[]): string {
  if (names.length === 0) return 'It has no sheets.';
  if (names.every((name) => name === '')) return 'It is a text file: one sheet without a name. Leave --sheet away.';
  return `It has: ${names.map((name) => `"${name}"`).join(', ')}.`;
}

function rowsText(sheet: string, rows: readonly (readonly Cell[])[]): string {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, index) => ({
    title: letters(index),
    cell: ({ cells }: { readonly cells: readonly Cell[] }) => cellText(cells[index]),
  }));
  const numbered = rows.map((cells, index) => ({ cells, n: index + 1 }));
  const table = textTable(
    [
      {
        title: '',
        align: 'right' as const,
        cell: ({ n }: { readonly n: number; readonly cells: readonly Cell[] }) => String(n),
      },
      ...columns,
    ],
    numbered,
  );
  return sheet === '' ? table : `Sheet "${sheet}"\n${table}`;
}

/** 0 -> A, 26 -> AA. */
function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}
