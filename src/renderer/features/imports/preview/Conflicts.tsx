/** How many rows differ from what is on file, and one answer for all of them; answers that were given can be taken back. */
import { Button } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import type { ImportDecision } from '../../../../shared/contract/imports.ts';
import { useFocusAfterLoss } from '../../../ui/useFocusAfterLoss.ts';
import { importTexts } from '../texts.ts';
import classes from './Decisions.module.css';

interface Props {
  readonly open: number;
  readonly isAnswered: boolean;
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function Conflicts({ open, isAnswered, onDecide }: Props): ReactNode {
  const section = useRef<HTMLElement>(null);
  // The buttons go with the question they answer: the keyboard goes on with what stands there then.
  const willAnswer = useFocusAfterLoss(`${open} ${isAnswered}`, () => section.current?.querySelector('button'));
  if (open === 0 && !isAnswered) return null;
  const all = (take: 'open' | 'mine' | 'theirs'): void => {
    willAnswer();
    onDecide([{ kind: 'conflict', rowId: null, name: null, take }]);
  };
  return (
    <section ref={section} className={classes.section}>
      {open > 0 && (
        <div className={classes.item}>
          <p className={classes.words}>{importTexts.preview.conflicts(open)}</p>
          <Button size="compact-sm" variant="default" onClick={() => all('mine')}>
            {importTexts.preview.keepMine}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => all('theirs')}>
            {importTexts.preview.takeTheirs}
          </Button>
        </div>
      )}
      {isAnswered && (
        <div className={classes.item}>
          <p className={classes.words}>{importTexts.preview.conflictsAnswered}</p>
          <Button size="compact-sm" variant="default" onClick={() => all('open')}>
            {importTexts.preview.askAgain}
          </Button>
        </div>
      )}
    </section>
  );
}
