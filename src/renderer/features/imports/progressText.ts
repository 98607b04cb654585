/** How far an import is, in words and as a share. */
import { importTexts } from './texts.ts';
import type { ImportProgress } from './useImportJob.ts';

export interface ProgressText {
  /** 0-1. */
  readonly share: number;
  readonly phase: string;
  readonly status: string;
}

/** Bytes are counted while a file is read, so how many rows it has is not known then. */
function rowsText({ phase, rows, total }: ImportProgress): string {
  return phase === 'matching' || phase === 'applying'
    ? importTexts.reading.rowsOf(rows, total)
    : importTexts.reading.rows(rows);
}

/** @param before the phase before the first report. */
export function progressText(progress: ImportProgress | null, before: ImportProgress['phase']): ProgressText {
  const phase = importTexts.reading.phases[progress?.phase ?? before];
  const status = [
    phase,
    progress === null || progress.rows === 0 ? null : rowsText(progress),
    progress?.secondsLeft == null ? null : importTexts.reading.left(progress.secondsLeft),
  ];
  return {
    share: progress === null || progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total),
    phase,
    status: status.filter((part) => part !== null).join(' · '),
  };
}
