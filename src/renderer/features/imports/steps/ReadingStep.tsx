/** Reading or writing: where it is, how much is left, and Cancel. */
import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { importTexts } from '../texts.ts';
import type { ImportProgress } from '../useImportJob.ts';
import classes from './ReadingStep.module.css';

interface Props {
  readonly title: string;
  readonly files: readonly string[];
  readonly progress: ImportProgress | null;
  /** Absent while the one short transaction is written: it cannot be cancelled half-way. */
  readonly onCancel?: () => void;
}

export function ReadingStep({ title, files, progress, onCancel }: Props): ReactNode {
  const share = progress === null || progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total);
  const phase = importTexts.reading.phases[progress?.phase ?? 'reading'];
  const details = [
    phase,
    progress !== null && progress.rows > 0 ? importTexts.reading.rows(progress.rows) : null,
    progress?.secondsLeft == null ? null : importTexts.reading.left(progress.secondsLeft),
  ].filter((part) => part !== null);
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.files}>{files.join(', ')}</p>
      <Progress value={share * 100} animated aria-label={phase} size="lg" radius="xl" />
      <p className={classes.status} role="status">
        {details.join(' · ')}
      </p>
      {onCancel !== undefined && (
        <Button variant="default" onClick={onCancel}>
          {importTexts.reading.cancel}
        </Button>
      )}
    </div>
  );
}
