/** What an import did, or would do, for people at a terminal. Source: cli page. */
import type { ChangesetSummary } from '../../shared/contract/imports.ts';
import { formatMoneyExact } from '../../shared/domain/money.ts';
import { columnLetters } from '../account/originView.ts';
import type { StoredRejection } from '../book/importing/rejectedCells.ts';
import { textTable } from './textTable.ts';

/** So many rejected cells are listed; the JSON document has all. */
export const REJECTED_SHOWN = 20;
const NOTES_SHOWN = 20;
const VANISHED_NAMED = 5;
const OFFERS_NAMED = 10;

export function importText(
  summary: ChangesetSummary,
  rejected: { readonly total: number; readonly first: readonly StoredRejection[] },
  about: {
    readonly isDryRun: boolean;
    /** Nothing came in: every row was refused. */
    readonly isRefused: boolean;
    readonly importId: string;
    readonly seconds: number;
  },
): string {
  const count = (key: 'rows' | 'new' | 'changed' | 'same' | 'conflict' | 'vanished' | 'rejected') => ({
    title: key,
    align: 'right' as const,
    cell: (sheet: ChangesetSummary['sheets'][number]) => String(sheet[key]),
  });
  const table = textTable(
    [
      { title: 'file', cell: (sheet) => sheet.fileName },
      { title: 'sheet', cell: (sheet) => sheet.name },
      { title: 'holds', cell: (sheet) => sheet.entities.join(', ') },
      count('rows'),
      count('new'),
      count('changed'),
      count('same'),
      count('conflict'),
      count('vanished'),
      count('rejected'),
    ],
    summary.sheets,
  );
  const { effect } = summary;
  const arr = effect.arr.map(({ currency, beforeMinor, afterMinor }) =>
    currency === '(none)'
      ? `ARR without currency ${formatMoneyExact(beforeMinor, null)} -> ${formatMoneyExact(afterMinor, null)}`
      : `ARR ${formatMoneyExact(beforeMinor, currency)} -> ${formatMoneyExact(afterMinor, currency)}`,
  );
  const lines = [
    ...arr,
    `${effect.accountsBefore} -> ${effect.accountsAfter} accounts, ${effect.contractsBefore} -> ${effect.contractsAfter} contracts, ${effect.peopleBefore} -> ${effect.peopleAfter} people, ${effect.renewalsMoved} renewals moved`,
  ];
  const cells = rejected.first.map((cell) => `- ${placeOf(cell)}: ${cell.message} (${cell.code})`);
  const more =
    rejected.total > REJECTED_SHOWN ? [`  and ${rejected.total - REJECTED_SHOWN} more; --json lists all`] : [];
  const head = about.isRefused
    ? 'Nothing was imported: every row was refused.'
    : about.isDryRun
      ? 'Nothing was imported (dry run). It would be:'
      : `Import ${about.importId} done in ${about.seconds.toFixed(1)} s.`;
  return [
    head,
    table,
    '',
    ...lines,
    ...(rejected.total > 0
      ? [
          '',
          `${rejected.total} ${rejected.total === 1 ? 'cell or row' : 'cells and rows'} could not be read:`,
          ...cells,
          ...more,
        ]
      : []),
    ...undecidedLines(summary),
    ...vanishedLines(summary),
    ...offeredLines(summary),
    ...(summary.notes.length > 0 ? ['', ...summary.notes.slice(0, NOTES_SHOWN)] : []),
    ...(summary.notes.length > NOTES_SHOWN
      ? [`and ${summary.notes.length - NOTES_SHOWN} more such notes; --json lists them`]
      : []),
  ].join('\n');
}

/** What the app asks about is said here: nothing was merged or moved. */
function offeredLines({ pairs, moves }: ChangesetSummary): readonly string[] {
  return [
    ...listed(
      'Kept as two accounts each; Data health in the app lists them to be merged or told apart:',
      pairs.map(({ incoming, candidate, reason }) => `“${incoming}” and “${candidate}”. ${reason}`),
    ),
    ...listed(
      'On file at two accounts by one e-mail; the page of the account says who left:',
      moves.map(({ name, fromAccount, toAccount }) => `${name}: “${fromAccount}” and “${toAccount}”.`),
    ),
  ];
}

function listed(head: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - OFFERS_NAMED;
  return [
    '',
    head,
    ...lines.slice(0, OFFERS_NAMED).map((line) => `- ${line}`),
    ...(rest > 0 ? [`  and ${rest} more; --json lists all`] : []),
  ];
}

/** The command line takes no decisions: it says what stays as it is, and where one can be taken. */
function undecidedLines({ openConflicts }: ChangesetSummary): readonly string[] {
  if (openConflicts === 0) return [];
  const rows = openConflicts === 1 ? '1 row differs' : `${openConflicts} rows differ`;
  return [
    '',
    `${rows} from what was typed in the book or from an earlier row of the import. What is on file stays; the app shows each under “See the effect” and takes a decision.`,
  ];
}

function vanishedLines({ vanished, vanishedTotal }: ChangesetSummary): readonly string[] {
  if (vanishedTotal === 0) return [];
  const named = vanished.slice(0, VANISHED_NAMED).map(({ label }) => label);
  const rest = vanishedTotal - named.length;
  return [
    '',
    `No longer in the file, and kept as they are: ${named.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}.`,
  ];
}

/** "Contracts D4 (End Date)", or "Contracts, row 4" where the row as a whole is refused. */
export function placeOf({ file, sheet, row, column, header }: StoredRejection): string {
  const where = sheet === '' ? file : sheet;
  return column === null
    ? `${where}, row ${row}`
    : `${where} ${columnLetters(column)}${row}${header === '' ? '' : ` (${header})`}`;
}
