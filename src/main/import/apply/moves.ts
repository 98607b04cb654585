/**
 * People an import shows at another account than the book does, by their e-mail: offered as having changed company, never
 * moved alone. Source: import page, "Match".
 */
import type { MoveOffer } from '../../../shared/contract/imports.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { PersonElsewhere } from '../../book/importing/peopleElsewhere.ts';
import type { ImportedSheets } from '../changeset/importSheets.ts';

/** Answers by the id of the person in the book. */
export type MoveAnswers = ReadonlyMap<string, 'moved' | 'both'>;

const MOST = 200;

export function offeredMoves(
  { sheets }: ImportedSheets,
  elsewhere: readonly PersonElsewhere[],
  answers: MoveAnswers,
): readonly MoveOffer[] {
  const sheetOf = new Map(sheets.map((sheet) => [sheet.sourceSheetId, sheet.source]));
  return elsewhere.slice(0, MOST).map(({ oldId, name, email, fromAccount, toAccount, sourceSheetId, row }) => ({
    id: String(oldId),
    file: sheetOf.get(sourceSheetId)?.file ?? 0,
    sheet: sheetOf.get(sourceSheetId)?.plan.sheetIndex ?? 0,
    row,
    name,
    email,
    fromAccount,
    toAccount,
    decision: answers.get(String(oldId)) ?? 'open',
  }));
}

/** @param date the day they count as gone from the old account: that of the import. */
export function applyMoves(
  elsewhere: readonly PersonElsewhere[],
  answers: MoveAnswers,
  { store, date }: { readonly store: ImportStore; readonly date: string },
): void {
  for (const { oldId, newId } of elsewhere)
    if (answers.get(String(oldId)) === 'moved') store.movePerson(oldId, newId, date);
}

/** Whoever the files still list at the old account has not left it. */
export function notListed({ run }: ImportedSheets, elsewhere: readonly PersonElsewhere[]): readonly PersonElsewhere[] {
  return elsewhere.filter(({ oldId }) => !run.confirmations.has('stakeholder', oldId));
}
