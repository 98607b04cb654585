/** What an earlier full export had and the file no longer names: ignore, flag, or mark gone; with day, and a churn class unless it is a person. */
import { Button, Modal, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { DayInput } from '../../../ui/DayInput.tsx';
import { useReturnFocus } from '../../../ui/useReturnFocus.ts';
import {
  CHURN_CLASS_CHOICES,
  type ImportDecision,
  type VanishedDecision,
  type VanishedFact,
} from '../../../../shared/contract/imports.ts';
import { importTexts } from '../texts.ts';
import classes from './Decisions.module.css';

const SHOWN = 8;

interface Props {
  readonly facts: readonly VanishedFact[];
  readonly total: number;
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function Vanished({ facts, total, onDecide }: Props): ReactNode {
  const [gone, setGone] = useState<VanishedFact | null>(null);
  const [shown, setShown] = useState(SHOWN);
  if (total === 0) return null;
  const decide = (id: string | null, decision: VanishedDecision): void =>
    onDecide([{ kind: 'vanished', id, decision }]);
  return (
    <section className={classes.section} aria-label={importTexts.preview.vanished}>
      <div className={classes.line}>
        <h2 className={classes.heading}>
          {importTexts.preview.vanished} ({total.toLocaleString()})
        </h2>
        {total > 1 && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => decide(null, { take: 'flag' })}>
              {importTexts.preview.flagAll}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => decide(null, { take: 'ignore' })}>
              {importTexts.preview.ignoreAll}
            </Button>
          </>
        )}
      </div>
      <p className={classes.explain}>{importTexts.preview.vanishedExplain}</p>
      <ul className={classes.list}>
        {facts.slice(0, shown).map((fact) => (
          <li key={fact.id} className={classes.item}>
            <div className={classes.words}>
              <strong>{fact.label}</strong>
            </div>
            {(['ignore', 'flag'] as const).map((take) => (
              <Button
                key={take}
                size="compact-sm"
                variant={fact.decision.take === take ? 'filled' : 'default'}
                aria-pressed={fact.decision.take === take}
                onClick={() => decide(fact.id, { take })}
              >
                {importTexts.preview[take]}
              </Button>
            ))}
            <Button
              size="compact-sm"
              variant={isGone(fact.decision) ? 'filled' : 'default'}
              aria-pressed={isGone(fact.decision)}
              onClick={() => setGone(fact)}
            >
              {importTexts.preview.gone(isPerson(fact))}
            </Button>
          </li>
        ))}
      </ul>
      {facts.length > shown && (
        <Button variant="default" size="xs" w="fit-content" onClick={() => setShown(facts.length)}>
          {importTexts.preview.morePairs(facts.length - shown)}
        </Button>
      )}
      {gone !== null && (
        <GoneDialog
          fact={gone}
          onClose={() => setGone(null)}
          onSave={(decision) => {
            decide(gone.id, decision);
            setGone(null);
          }}
        />
      )}
    </section>
  );
}

function isGone({ take }: VanishedDecision): boolean {
  return take === 'churned' || take === 'left';
}

function isPerson({ entity }: VanishedFact): boolean {
  return entity === 'stakeholder';
}

interface GoneProps {
  readonly fact: VanishedFact;
  readonly onClose: () => void;
  readonly onSave: (decision: VanishedDecision) => void;
}

function GoneDialog({ fact, onClose, onSave }: GoneProps): ReactNode {
  const [date, setDate] = useState<string | null>(null);
  const [churnClass, setClass] = useState<(typeof CHURN_CLASS_CHOICES)[number] | null>(null);
  const person = isPerson(fact);
  useReturnFocus();
  const decision = ((): VanishedDecision | null => {
    if (date === null) return null;
    if (person) return { take: 'left', date };
    return churnClass === null ? null : { take: 'churned', date, churnClass };
  })();
  return (
    <Modal opened onClose={onClose} title={`${importTexts.preview.gone(person)}: ${fact.label}`}>
      <div className={classes.form}>
        <DayInput label={importTexts.preview.goneOn(person)} value={date} onChange={setDate} data-autofocus />
        {!person && (
          <Select
            label={importTexts.preview.churnClass}
            data={[...CHURN_CLASS_CHOICES]}
            value={churnClass}
            onChange={(value) => setClass(CHURN_CLASS_CHOICES.find((one) => one === value) ?? null)}
          />
        )}
        <Button disabled={decision === null} onClick={() => decision !== null && onSave(decision)}>
          {importTexts.preview.gone(person)}
        </Button>
      </div>
    </Modal>
  );
}
