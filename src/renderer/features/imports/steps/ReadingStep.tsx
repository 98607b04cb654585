/** Reading or writing: where it is, how much is left, and Cancel. */
import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { importTexts } from '../texts.ts';
import { progressText } from '../progressText.ts';
import type { ImportProgress } from '../useImportJob.ts';
import classes from './ReadingStep.module.css';

interface Props {
  readonly title: string;
  /** Before the first report. */
  readonly phase: ImportProgress['phase'];
  readonly files: readonly string[];
  readonly progress: ImportProgress | null;
  readonly onCancel: () => void;
}

export function ReadingStep({ title, phase: first, files, progress, onCancel }: Props): ReactNode {
  const { share, phase, status } = progressText(progress, first);
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.files}>{files.join(', ')}</p>
      <Progress value={share * 100} animated aria-label={phase} size="lg" radius="xl" />
      <p className={classes.status} role="status">
        {status}
      </p>
      <Button variant="default" onClick={onCancel}>
        {importTexts.reading.cancel}
      </Button>
    </div>
  );
}
