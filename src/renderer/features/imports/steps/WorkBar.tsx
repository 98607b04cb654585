/** While the effect is worked out: how far it is, and Cancel, above what was on the screen. */
import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { progressText } from '../progressText.ts';
import { importTexts } from '../texts.ts';
import type { ImportProgress } from '../useImportJob.ts';
import classes from './WorkBar.module.css';

interface Props {
  readonly progress: ImportProgress | null;
  readonly onStop: () => void;
}

export function WorkBar({ progress, onStop }: Props): ReactNode {
  const { share, phase, status } = progressText(progress, 'matching');
  return (
    <div className={classes.bar}>
      <Progress value={share * 100} animated aria-label={phase} size="md" radius="xl" className={classes.line} />
      <span role="status">{status}</span>
      <Button size="compact-sm" variant="default" onClick={onStop}>
        {importTexts.reading.cancel}
      </Button>
    </div>
  );
}
