/** People whom the book has at another account: left there, or on file at both. */
import type { ReactNode } from 'react';
import type { ImportDecision, MoveOffer } from '../../../../shared/contract/imports.ts';
import { importTexts } from '../texts.ts';
import { Answers } from './Answers.tsx';
import classes from './Decisions.module.css';

const texts = importTexts.preview;

interface Props {
  readonly moves: readonly MoveOffer[];
  /** Names a row of the import in words. */
  readonly place: (at: Pick<MoveOffer, 'file' | 'sheet' | 'row'>) => string;
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function Moves({ moves, place, onDecide }: Props): ReactNode {
  if (moves.length === 0) return null;
  return (
    <section className={classes.section} aria-label={texts.moves}>
      <h2 className={classes.heading}>{texts.moves}</h2>
      <p className={classes.explain}>{texts.movesExplain}</p>
      <ul className={classes.list}>
        {moves.map((move) => (
          <li key={move.id} className={classes.item}>
            <div className={classes.words}>
              <strong>{move.name}</strong> <span className={classes.where}>{place(move)}</span>{' '}
              {texts.movedFrom(move.fromAccount, move.toAccount)}
              <span className={classes.dim}>{move.email}</span>
            </div>
            <Answers
              answers={texts.moveAnswers}
              chosen={move.decision === 'open' ? null : move.decision}
              about={move.name}
              onAnswer={(decision) => onDecide([{ kind: 'move', id: move.id, decision }])}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
