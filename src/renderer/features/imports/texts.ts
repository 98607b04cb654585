/** Every sentence of the import. They state facts: what, where, what to do. */
import type { Entity, ImportPlan } from '../../../shared/fields/types.ts';
import type { FieldPolicy, ImportHistoryEntry, RowKind } from '../../../shared/contract/imports.ts';

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const plural = (n: number, one: string, many: string): string => `${n.toLocaleString()} ${n === 1 ? one : many}`;

export const entityNames: Readonly<Record<Entity, { readonly one: string; readonly many: string }>> = {
  account: { one: 'account', many: 'accounts' },
  contract: { one: 'contract', many: 'contracts' },
  stakeholder: { one: 'person', many: 'people' },
  milestone: { one: 'milestone', many: 'milestones' },
  pulse: { one: 'pulse', many: 'pulses' },
  touch: { one: 'touch', many: 'touches' },
  survey: { one: 'survey answer', many: 'survey answers' },
  usage: { one: 'usage row', many: 'usage rows' },
  ticket: { one: 'ticket', many: 'tickets' },
  forecast: { one: 'forecast', many: 'forecasts' },
};

export const kindNames: Readonly<Record<RowKind, string>> = {
  new: 'New',
  changed: 'Changed',
  same: 'Same',
  conflict: 'Conflict',
  vanished: 'Vanished',
  rejected: 'Rejected',
};

export const policyNames: Readonly<Record<FieldPolicy, string>> = {
  'file wins': 'The file wins',
  'fill blanks': 'Only fill blanks',
  'mine wins': 'What I typed wins',
  ask: 'Ask for each difference',
};

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** "CSV, UTF-8, separated by semicolons": what the bytes turned out to be. */
function readAs({ format, encoding, delimiter }: Pick<ImportPlan, 'format' | 'encoding' | 'delimiter'>): string {
  const separated = delimiter === undefined ? null : `separated by ${delimiterNames[delimiter] ?? `“${delimiter}”`}`;
  return [format.toUpperCase(), encoding?.toUpperCase(), separated].filter((part) => part != null).join(', ');
}

/** What sums call amounts without a currency. */
export const NO_CURRENCY = '(none)';

export const importTexts = {
  title: 'Import',
  sheetOfFile: (file: string, sheet: string) => `${file} › ${sheet}`,
  steps: ['Read', 'Understand', 'See the effect', 'Done'],
  drop: {
    title: 'Drop the spreadsheets you already have',
    explain:
      'Workbooks, exports and trackers as they are: .xlsx .xlsm .xlsb .xls .ods .csv .tsv. Every guess is shown and can be changed; nothing is written before you have seen the effect.',
    choose: 'Choose files',
    staging: 'Taking the files',
    failed: 'The files could not be taken',
  },
  reading: {
    title: (files: number) => `Reading ${plural(files, 'file', 'files')}`,
    phases: {
      reading: 'Reading the cells',
      understanding: 'Understanding sheets and columns',
      matching: 'Matching rows to the book',
      applying: 'Writing to the book',
      done: 'Done',
    },
    rows: (n: number) => plural(n, 'row', 'rows'),
    rowsOf: (n: number, total: number) => `${n.toLocaleString()} of ${plural(total, 'row', 'rows')}`,
    left: (seconds: number) => (seconds < 2 ? 'almost done' : `about ${Math.ceil(seconds)} s left`),
    cancel: 'Cancel',
  },
  plan: {
    understood: (rows: number, sheets: number, leftOut: number) =>
      `${plural(rows, 'row', 'rows')} on ${plural(sheets, 'sheet', 'sheets')} understood${leftOut === 0 ? '' : `, ${plural(leftOut, 'sheet', 'sheets')} left out`}`,
    next: 'See the effect',
    cancel: 'Cancel import',
    working: 'Working out the effect',
    questions: (n: number) =>
      `${plural(n, 'column can', 'columns can')} be read in two ways. Choose before going on; nothing is guessed.`,
    unreadName: 'Files left out',
    unread: (file: string) => `“${file}” is left out.`,
    /** The reason stands for an import of its own; here the other files go on. */
    unreadReason: (reason: string) => reason.replace(' Nothing was imported.', ''),
    questionsName: 'Questions',
    cellsBothWays: (n: number) => plural(n, 'cell', 'cells'),
    leftOut: 'Left out',
    hidden: 'Hidden sheet',
    rowsOf: (n: number, what: string) => `${plural(n, 'row', 'rows')} · ${what}`,
    noHeader: 'No header row found',
    headerRow: (from: number, to: number) => (from === to ? `Header in row ${to}` : `Header in rows ${from}–${to}`),
    mapped: (mapped: number, columns: number) => `${mapped} of ${columns} columns mapped`,
    nothingIn: 'No sheet is switched on. Switch on the ones to import, or choose other files.',
    chosen: 'chosen by you',
    lastTime: 'as last time',
    sure: 'sure',
    likely: 'likely',
    unsure: 'unsure',
    asks: 'asks',
    columnsAsk: (n: number) => plural(n, 'column asks', 'columns ask'),
    extra: 'kept as extra field',
    include: 'Import this sheet',
    hiddenRows: (n: number) => `${plural(n, 'hidden row is', 'hidden rows are')} on this sheet`,
    includeHidden: (n: number) => (n === 1 ? 'Import it too' : 'Import them too'),
    completeness: 'Rows no longer in it',
    completenesses: {
      auto: 'listed if it looks complete',
      full: 'listed: it is a full export',
      part: 'not listed: it is a part',
    },
    policy: 'Where it differs from the book',
    remembered: 'Mapped as last time',
    rowMenu: (n: number) => `Row ${n}`,
    useAsHeader: 'Use as header row',
    headerBeginsHere: (from: number, to: number) => `Header in rows ${from}–${to}`,
    skipRow: 'Leave this row out',
    keepRow: 'Import this row',
    noHeaderHere: 'This is data, not a header',
    readingRows: 'Reading rows',
    rowsFailed: 'The rows could not be read',
    cells: 'Cells of the sheet',
    row: 'Row',
    rowSpeech: (n: number, role: string | null) => (role === null ? `Row ${n}` : `Row ${n}, ${role}`),
    rowsMonth: 'Rows without a date are from',
    noMonth: 'no month',
    noRowsMonth: 'Leave them without a date',
    accountOfAll: 'All rows belong to',
    accountName: 'Name of the account',
    readAs,
    moreRows: 'Next rows',
    earlierRows: 'Earlier rows',
    rowsShown: (from: number, to: number, last: number) =>
      `Rows ${from.toLocaleString()}–${to.toLocaleString()} of ${last.toLocaleString()}`,
    holds: 'One row holds',
  },
  rowFilter: {
    title: (header: string) => `Rows that come in, by “${header}”`,
    blank: '(blank)',
    all: 'Tick all',
    said: (rows: number, out: number) =>
      out === 0
        ? `All ${plural(rows, 'row comes', 'rows come')} in.`
        : `${plural(rows, 'row comes', 'rows come')} in, ${out.toLocaleString()} left out.`,
    leftOut: (n: number) => `${n.toLocaleString()} left out`,
    role: 'left out',
    tickInstead: 'Left out by its value. Tick the value above the table to take it in.',
  },
  column: {
    title: (letter: string) => `Column ${letter}`,
    field: 'Goes to',
    none: 'Extra field (kept, usable as a filter)',
    why: 'Why',
    filled: (filled: number, blank: number) =>
      `${plural(filled, 'cell', 'cells')} filled, ${blank.toLocaleString()} blank`,
    dateOrder: 'Dates are written',
    decimal: 'The decimal mark is',
    currency: 'Currency',
    currencyHint: 'ISO code, e.g. EUR',
    values: 'Values',
    unknownValues: 'Not understood yet',
    leaveBlank: '(leave blank)',
    samples: 'First values',
    pick: 'Choose a column to see why it was read that way and to change it; choose a row number to make it the header or leave it out.',
    back: 'Esc returns to the cells.',
    panel: (header: string) => (header === '' ? 'Column' : `Column “${header}”`),
    close: 'Close the column',
    whose: 'Whose',
    whoseHint: 'Columns of the same person belong together and give the role.',
    nobody: 'A person without a role',
    covers: 'The amount covers',
    unit: 'The number counts',
    policy: 'Where this column differs from the book',
    asSheet: (policy: string) => `${policy} (as the sheet)`,
    currencyBad: 'Three letters, e.g. EUR',
    period: (start: string) => `Month starting ${start}`,
  },
  preview: {
    back: 'Back to the sheets',
    apply: 'Import',
    applyNothing: 'Nothing to import',
    sheetRejected: (sheet: string, n: number) =>
      n === 1
        ? `The row of “${sheet}” cannot be imported as the sheet is understood now: the reason is below.`
        : `None of the ${plural(n, 'row', 'rows')} of “${sheet}” can be imported as the sheet is understood now: the reasons are below.`,
    allRejected: (n: number) =>
      `None of the ${plural(n, 'row', 'rows')} can be imported as the sheets are understood now. The reasons are below; columns and what a row holds are changed under “Back to the sheets”.`,
    effect: 'Effect on the book',
    accounts: 'Accounts',
    contracts: 'Contracts',
    people: 'People',
    arr: (currency: string) => (currency === NO_CURRENCY ? 'Active ARR, no currency' : `Active ARR, ${currency}`),
    moved: 'Decision dates moved',
    rows: 'Rows',
    all: 'All',
    notes: 'Worth knowing',
    pairs: 'Are these the same account?',
    inFile: (row: number, sheet: string | null) =>
      sheet === null ? `row ${row} of the file` : `row ${row} of ${sheet}`,
    takeBack: 'Take back',
    inBook: 'in the book',
    allDifferent: 'All are different',
    morePairs: (n: number) => `Show ${n} more`,
    undecided: (n: number) => plural(n, 'pair is undecided', 'pairs are undecided'),
    pairAnswers: { same: 'Same account', different: 'Different' },
    pairUndecided: 'Undecided pairs stay two accounts. Answers are remembered with the import.',
    moves: 'Did these people change company?',
    movesExplain:
      'The book has them, by e-mail, at an account where this import no longer lists them. Undecided, they are on file at both.',
    movedFrom: (from: string, to: string) => `${from} → ${to}`,
    moveAnswers: { moved: 'Changed company', both: 'At both' },
    vanished: 'No longer in the file',
    vanishedExplain:
      'An earlier import of this source had them. Flagged ones are listed on Data health and on their account until they come back, are settled or somebody dismisses them there.',
    flagAll: 'Flag all',
    ignoreAll: 'Ignore all',
    ignore: 'Ignore',
    flag: 'Flag',
    gone: (isPerson: boolean) => (isPerson ? 'Mark as left' : 'Mark churned'),
    conflicts: (n: number) =>
      `${plural(n, 'row differs', 'rows differ')} from what was typed in the book or from an earlier row of the import. Values that stay undecided are left as they are.`,
    conflictsAnswered: 'Rows that differed from what is on file are in the effect as you answered.',
    askAgain: 'Ask again',
    keepMine: 'Keep as it is',
    takeTheirs: 'Take the file’s',
    takeThis: 'Take this row’s',
    nothing: 'No rows of this kind.',
    vanishedRows:
      'The file has no rows for these: an earlier import had them. They are listed above, under “No longer in the file”.',
    rejected: 'Cells that could not be read',
    rejectedNote:
      'They do not stop the rest of their sheet. Type what a cell should say, or leave it out; a row as a whole is changed in the file or by another column.',
    fix: 'Read instead',
    fixSave: 'Read this',
    exportRejected: 'Save the list as CSV',
    more: 'Show more',
    blank: 'blank',
    created: 'new',
    unchanged: 'unchanged',
    kept: (file: string) => `stays; the file says “${file}”`,
    extras: (n: number) => `and ${plural(n, 'extra field', 'extra fields')}`,
    row: (n: number) => `row ${n}`,
    rejectedColumns: ['Where', 'Column', 'Cell', 'Why'],
    rejectedOf: (n: number) => `Cells and rows that could not be read (${n.toLocaleString()})`,
    noCurrency:
      'Amounts without a currency are counted apart. Name the currency in the panel of their column, under “Back to the sheets”.',
    goneOn: (isPerson: boolean) => (isPerson ? 'Left on' : 'Churned on'),
    churnClass: 'Class',
    reading: 'Reading the changes',
    failed: 'The changes could not be read',
  },
  done: {
    title: 'Imported',
    same: 'Nothing changed: the book already says all of this.',
    nothing: 'Nothing changed in the book.',
    undoneTitle: 'Import undone',
    undone: 'What it brought is taken back. Redo in the top bar brings it in again.',
    counts: (n: number, seconds: number) =>
      `${plural(n, 'row', 'rows')} in ${seconds.toLocaleString(undefined, { maximumFractionDigits: 1 })} s. Undo takes everything back.`,
    portfolio: 'Open the portfolio',
    columns: ['Rows', 'New', 'Changed', 'Same', 'Undecided', 'Not read'],
    sheet: 'Sheet',
    holds: 'Holds',
    undo: 'Undo this import',
    another: 'Import more',
    rejected: (n: number) =>
      `${plural(n, 'cell or row', 'cells and rows')} could not be read and ${n === 1 ? 'was' : 'were'} left out.`,
    undecided: (n: number) =>
      `${plural(n, 'row differs', 'rows differ')} from what was typed in the book or from an earlier row: without a decision the values on file stay.`,
  },
  failed: {
    title: (file: string | null) => (file === null ? 'The import stopped' : `“${file}” could not be imported`),
    again: 'Choose other files',
    stopped: 'Stopped. The book is as it was.',
    /** Most reasons end by saying that nothing came of it. */
    untouched: (reason: string) =>
      reason.includes('Nothing was imported') ? reason : `${reason} The book is unchanged.`,
  },
  unfinished: {
    title: 'Not finished',
    oneImport: 'An import',
    states: {
      reading: 'Its files are being read.',
      planned: 'Read; the effect was not seen yet.',
      previewed: 'The effect is worked out; nothing is written yet.',
      applying: 'It is being written.',
      applied: 'Done.',
      failed: 'It could not be read.',
      cancelled: 'Cancelled.',
    },
    goOn: 'Go on',
    giveUp: 'Give up',
    failed: 'The import was not given up',
  },
  cancelled: { title: 'Import cancelled', explain: 'Nothing was written to the book.' },
  mappings: {
    title: 'Remembered mappings',
    none: 'None yet. What you choose for a sheet is remembered by its headers and proposed when a look-alike comes.',
    columns: ['Sheet', 'Holds', 'Columns', 'Remembered'],
    actions: 'What to do with the mapping',
    byHeaders: (headers: readonly string[]) => `${headers.slice(0, 3).join(', ')}${headers.length > 3 ? ' …' : ''}`,
    takeIn: 'Take in a mapping file',
    taken: (n: number) => plural(n, 'mapping is remembered now', 'mappings are remembered now'),
    handOut: 'Save as a file',
    forget: 'Forget',
    failed: 'The mappings were not changed',
  },
  history: {
    columns: ['Day', 'Files', 'Rows', 'New', 'Changed', 'ARR'],
    title: 'Earlier imports',
    undone: 'Undone',
    undo: 'Undo',
    nothing: 'changed nothing',
    undoDone: (reverted: number, kept: number, reasons: readonly string[]) =>
      kept === 0
        ? `${plural(reverted, 'fact', 'facts')} taken back.`
        : `${plural(reverted, 'fact', 'facts')} taken back; ${kept.toLocaleString()} kept: ${reasons.join(' ')}`,
    undoFailed: 'Not undone',
    /** What the import did to the book as a whole: "+3 accounts, +2 people, 4 cells and rows not read". */
    effect: ({ effect, sheets, rejectedTotal }: Pick<ImportHistoryEntry, 'effect' | 'sheets' | 'rejectedTotal'>) => {
      const more = (before: number, after: number, one: string, many: string): string | null =>
        after === before ? null : `${after > before ? '+' : '−'}${plural(Math.abs(after - before), one, many)}`;
      const vanished = sheets.reduce((sum, sheet) => sum + sheet.vanished, 0);
      return [
        more(effect.accountsBefore, effect.accountsAfter, 'account', 'accounts'),
        more(effect.contractsBefore, effect.contractsAfter, 'contract', 'contracts'),
        more(effect.peopleBefore, effect.peopleAfter, 'person', 'people'),
        effect.renewalsMoved === 0 ? null : plural(effect.renewalsMoved, 'renewal moved', 'renewals moved'),
        vanished === 0 ? null : `${vanished.toLocaleString()} no longer in the file`,
        rejectedTotal === 0 ? null : plural(rejectedTotal, 'cell or row not read', 'cells and rows not read'),
      ]
        .filter((part) => part !== null)
        .join(', ');
    },
  },
} as const;
