/** How fast each kind of fact ages. */
import type { ReactNode } from 'react';
import { DEFAULT_HALF_LIVES, FACT_KINDS, type FactKind } from '../../../shared/domain/freshness.ts';
import type { ScoreModel } from '../../../shared/domain/model.ts';
import { ModelNumber } from './ModelNumber.tsx';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.model;

/** What each kind is, and from which day its age counts. */
const WORDS: Readonly<Record<FactKind, readonly [label: string, explain: string]>> = {
  pulse: ['Pulse', 'From its date.'],
  support: ['Support of a person', 'From the day it was said or read.'],
  touch: ['Touch', 'From its date.'],
  usage: ['Usage', 'From the last day of its period.'],
  survey: ['Survey', 'From the answer, else from the day it was asked.'],
  ticket: ['Ticket', 'From the day it was opened, once closed from that day.'],
  milestone: ['Milestone evidence', 'From the later of achievement and evidence.'],
  contract: ['Contract terms', 'From the start of the contract.'],
  forecast: ['Forecast call', 'From its date.'],
};

interface Props {
  readonly model: ScoreModel;
  readonly onModel: (model: ScoreModel) => void;
}

export function HalfLifeFields({ model, onModel }: Props): ReactNode {
  return (
    <>
      <p className={classes.note}>{texts.halfLivesExplain}</p>
      <div className={classes.groups}>
        {FACT_KINDS.map((kind) => (
          <ModelNumber
            key={kind}
            id={`half-life-${kind}`}
            label={WORDS[kind][0]}
            explain={WORDS[kind][1]}
            value={model.halfLives[kind]}
            usual={DEFAULT_HALF_LIVES[kind]}
            suffix=" d"
            least={1}
            onValue={(days) => onModel({ ...model, halfLives: { ...model.halfLives, [kind]: days } })}
          />
        ))}
      </div>
    </>
  );
}
