/** Names that may be one account: offered, never merged alone. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportDecision, LikelyPair } from '../../../../shared/contract/imports.ts';
import { importTexts } from '../texts.ts';
import classes from './Decisions.module.css';

interface Props {
  readonly pairs: readonly LikelyPair[];
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function Pairs({ pairs, onDecide }: Props): ReactNode {
  if (pairs.length === 0) return null;
  const decide = (pairId: string, decision: LikelyPair['decision']): void =>
    onDecide([{ kind: 'pair', pairId, decision }]);
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{importTexts.preview.pairs}</h2>
      <p className={classes.explain}>{importTexts.preview.pairUndecided}</p>
      <ul className={classes.list}>
        {pairs.map((pair) => (
          <li key={pair.id} className={classes.item}>
            <div className={classes.words}>
              <strong>{pair.incoming}</strong> · <strong>{pair.candidate}</strong>
              <span className={classes.dim}>{pair.reason}</span>
            </div>
            <Button
              size="compact-sm"
              variant={pair.decision === 'same' ? 'filled' : 'default'}
              aria-pressed={pair.decision === 'same'}
              onClick={() => decide(pair.id, 'same')}
            >
              {importTexts.preview.same}
            </Button>
            <Button
              size="compact-sm"
              variant={pair.decision === 'different' ? 'filled' : 'default'}
              aria-pressed={pair.decision === 'different'}
              onClick={() => decide(pair.id, 'different')}
            >
              {importTexts.preview.different}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
