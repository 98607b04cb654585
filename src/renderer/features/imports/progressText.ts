/** How far an import is, in words and as a share. */
import { importTexts } from './texts.ts';
import type { ImportProgress } from './useImportJob.ts';

export interface ProgressText {
  /** 0-1. */
  readonly share: number;
  readonly phase: string;
  readonly status: string;
}

/** @param before the phase before the first report. */
export function progressText(progress: ImportProgress | null, before: ImportProgress['phase']): ProgressText {
  const phase = importTexts.reading.phases[progress?.phase ?? before];
  const status = [
    phase,
    progress !== null && progress.rows > 0 ? importTexts.reading.rows(progress.rows) : null,
    progress?.secondsLeft == null ? null : importTexts.reading.left(progress.secondsLeft),
  ];
  return {
    share: progress === null || progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total),
    phase,
    status: status.filter((part) => part !== null).join(' · '),
  };
}
