/** One row of a sheet: its facts placed in order, and the one word that says what became of the row. */
import type { RowKind } from '../../../shared/contract/imports.ts';
import type { Cell, DraftFact, Entity, NormalisedRow } from '../../../shared/fields/types.ts';
import { cellText } from '../recognise/sheetRows.ts';
import { rejectFact } from './draftValues.ts';
import { placeAccount } from './placeAccount.ts';
import { placeContract } from './placeContract.ts';
import { placeFact } from './placeFact.ts';
import { placePerson } from './placePerson.ts';
import type { FactOutcome, ImportRun, RowRun, SheetRun } from './run.ts';
import { placeLeftExtra } from './writeFact.ts';

/** Facts that others hang on come first, so that one row can hold an account, its contract and a forecast of it. */
const RANK: Readonly<Record<Entity, number>> = {
  account: 0,
  contract: 1,
  stakeholder: 2,
  milestone: 3,
  pulse: 3,
  ticket: 3,
  touch: 4,
  survey: 4,
  usage: 4,
  forecast: 5,
};

function inRank(facts: readonly DraftFact[]): readonly DraftFact[] {
  const isInRank = facts.every(
    ({ entity }, index) => index === 0 || RANK[facts[index - 1]?.entity ?? entity] <= RANK[entity],
  );
  return isInRank ? facts : facts.toSorted((a, b) => RANK[a.entity] - RANK[b.entity]);
}

const LONGEST_QUOTE = 200;

/** A row of a sheet before anything of it is placed. */
export function startRow(run: ImportRun, sheet: SheetRun, normalised: NormalisedRow, cells: string): RowRun {
  let sourceRowId = 0;
  return {
    sheet,
    n: normalised.row,
    sourceRow: () => {
      if (sourceRowId === 0) sourceRowId = run.store.addSourceRow(sheet.sourceSheetId, normalised.row, cells);
      return sourceRowId;
    },
    shown: (column) => {
      const fix = sheet.source.fixes.get(normalised.row)?.get(column);
      return (fix ?? cellText((JSON.parse(cells) as readonly Cell[])[column])).slice(0, LONGEST_QUOTE);
    },
    accountId: null,
    totalOf: null,
    outcomes: [],
    rejected: [...normalised.rejected],
    notes: [],
    extra: normalised.extra,
  };
}

export function placeFacts(run: ImportRun, row: RowRun, facts: readonly DraftFact[]): void {
  for (const draft of inRank(facts)) {
    if (draft.entity === 'account') placeAccount(run, row, draft);
    else if (draft.entity === 'contract') placeContract(run, row, draft);
    else if (draft.entity === 'stakeholder') placePerson(run, row, draft);
    else placeFact(run, row, draft, draft.entity);
  }
}

/** Once all facts of the row are placed: what has no place is told, and what became of the row as a whole. */
export function finishRow(run: ImportRun, row: RowRun): RowKind {
  if (row.outcomes.length === 0 && row.rejected.length === 0)
    rejectFact(
      row,
      'import/empty-row',
      'Nothing on this row belongs to a field of the book. Map one of its columns, or leave the row out.',
    );
  placeLeftExtra(run, row);
  return kindOf(row);
}

/**
 * A row is `new` when it brings its main fact, or only adds to one that this import itself made; `changed` when it changes
 * or adds to what the book held before.
 */
function kindOf({ outcomes, sheet }: RowRun): RowKind {
  if (outcomes.length === 0) return 'rejected';
  if (outcomes.some((outcome) => outcome.kind === 'conflict')) return 'conflict';
  if (outcomes.every((outcome) => outcome.kind === 'same')) return 'same';
  const mainEntity = sheet.source.plan.entities[0];
  const main: FactOutcome | undefined = outcomes.find((outcome) => outcome.entity === mainEntity) ?? outcomes[0];
  return main === undefined || main.kind === 'new' || !main.wasInBook ? 'new' : 'changed';
}
