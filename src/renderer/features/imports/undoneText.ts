/** What an undo did and left, with the reasons in words: each once, however many facts it holds for. */
import type { UndoResult } from '../../../shared/contract/history.ts';
import { importTexts } from './texts.ts';

/** More would not be read in a notice. */
const MOST_REASONS = 3;

export function undoneText({ reverted, kept, clashes }: UndoResult): string {
  const reasons = [...new Set(clashes.map(({ reason }) => reason))].slice(0, MOST_REASONS);
  return importTexts.history.undoDone(reverted, kept, reasons);
}
