/** Names that may be one account: offered, never merged alone. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ImportDecision, LikelyPair } from '../../../../shared/contract/imports.ts';
import { importTexts } from '../texts.ts';
import { Answers } from './Answers.tsx';
import classes from './Decisions.module.css';

const SHOWN = 5;
const STEP = 45;
/** At most this many decisions travel in one call. */
const MOST = 1000;
const texts = importTexts.preview;

interface Props {
  readonly pairs: readonly LikelyPair[];
  /** Names a row of the import in words; null: the account is in the book. */
  readonly place: (at: LikelyPair['candidateAt']) => string;
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function Pairs({ pairs, place, onDecide }: Props): ReactNode {
  const [shown, setShown] = useState(SHOWN);
  if (pairs.length === 0) return null;
  const open = pairs.filter((pair) => pair.decision === 'open');
  const decideAll = (): void =>
    onDecide(open.slice(0, MOST).map(({ id }) => ({ kind: 'pair', pairId: id, decision: 'different' })));
  return (
    <section className={classes.section} aria-label={texts.pairs}>
      <div className={classes.line}>
        <h2 className={classes.heading}>{texts.pairs}</h2>
        {open.length > 1 && (
          <Button size="compact-sm" variant="default" onClick={decideAll}>
            {texts.allDifferent}
          </Button>
        )}
      </div>
      <p className={classes.explain}>
        {texts.pairUndecided} {open.length > 0 && `${texts.undecided(open.length)}.`}
      </p>
      <ul className={classes.list}>
        {pairs.slice(0, shown).map((pair) => (
          <Pair
            key={pair.id}
            pair={pair}
            place={place}
            onDecide={(decision) => onDecide([{ kind: 'pair', pairId: pair.id, decision }])}
          />
        ))}
      </ul>
      {pairs.length > shown && (
        <Button variant="default" size="xs" w="fit-content" onClick={() => setShown(shown + STEP)}>
          {texts.morePairs(Math.min(STEP, pairs.length - shown))}
        </Button>
      )}
    </section>
  );
}

interface PairProps {
  readonly pair: LikelyPair;
  readonly place: Props['place'];
  readonly onDecide: (decision: LikelyPair['decision']) => void;
}

function Pair({ pair, place, onDecide }: PairProps): ReactNode {
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <strong>{pair.incoming}</strong> <span className={classes.where}>{place(pair)}</span>
        {' · '}
        <strong>{pair.candidate}</strong> <span className={classes.where}>{place(pair.candidateAt)}</span>
        <span className={classes.dim}>{pair.reason}</span>
      </div>
      <Answers
        answers={texts.pairAnswers}
        chosen={pair.decision === 'open' ? null : pair.decision}
        about={`${pair.incoming}, ${pair.candidate}`}
        onAnswer={onDecide}
      />
    </li>
  );
}
