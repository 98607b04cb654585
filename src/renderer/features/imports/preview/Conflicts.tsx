/** How many values differ from what was typed in the book, and one answer for all of them. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportDecision } from '../../../../shared/contract/imports.ts';
import { importTexts } from '../texts.ts';
import classes from './Decisions.module.css';

interface Props {
  readonly open: number;
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function Conflicts({ open, onDecide }: Props): ReactNode {
  if (open === 0) return null;
  const all = (take: 'mine' | 'theirs'): void => onDecide([{ kind: 'conflict', rowId: null, name: null, take }]);
  return (
    <section className={classes.section}>
      <div className={classes.item}>
        <p className={classes.words}>{importTexts.preview.conflicts(open)}</p>
        <Button size="compact-sm" variant="default" onClick={() => all('mine')}>
          {importTexts.preview.keepMine}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => all('theirs')}>
          {importTexts.preview.takeTheirs}
        </Button>
      </div>
    </section>
  );
}
