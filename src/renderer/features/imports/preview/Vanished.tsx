/** Accounts of an earlier full export that the file no longer names: ignore, flag, or mark churned with day and class. */
import { Button, Modal, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { calendarLabels } from '../../../ui/calendarLabels.ts';
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
  const [churning, setChurning] = useState<VanishedFact | null>(null);
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
              variant={fact.decision.take === 'churned' ? 'filled' : 'default'}
              aria-pressed={fact.decision.take === 'churned'}
              onClick={() => setChurning(fact)}
            >
              {importTexts.preview.churned}
            </Button>
          </li>
        ))}
      </ul>
      {facts.length > shown && (
        <Button variant="default" size="xs" w="fit-content" onClick={() => setShown(facts.length)}>
          {importTexts.preview.morePairs(facts.length - shown)}
        </Button>
      )}
      {churning !== null && (
        <ChurnDialog
          label={churning.label}
          onClose={() => setChurning(null)}
          onSave={(decision) => {
            decide(churning.id, decision);
            setChurning(null);
          }}
        />
      )}
    </section>
  );
}

interface ChurnProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly onSave: (decision: VanishedDecision) => void;
}

function ChurnDialog({ label, onClose, onSave }: ChurnProps): ReactNode {
  const [date, setDate] = useState<string | null>(null);
  const [churnClass, setClass] = useState<(typeof CHURN_CLASS_CHOICES)[number] | null>(null);
  return (
    <Modal opened onClose={onClose} title={`${importTexts.preview.churned}: ${label}`}>
      <div className={classes.form}>
        <DateInput
          ariaLabels={calendarLabels}
          label={importTexts.preview.churnedOn}
          value={date}
          onChange={setDate}
          valueFormat="YYYY-MM-DD"
          data-autofocus
        />
        <Select
          label={importTexts.preview.churnClass}
          data={[...CHURN_CLASS_CHOICES]}
          value={churnClass}
          onChange={(value) => setClass(CHURN_CLASS_CHOICES.find((one) => one === value) ?? null)}
        />
        <Button
          disabled={date === null || churnClass === null}
          onClick={() => date !== null && churnClass !== null && onSave({ take: 'churned', date, churnClass })}
        >
          {importTexts.preview.churned}
        </Button>
      </div>
    </Modal>
  );
}
