/** Head of one column in the preview: its letter, header, where it goes and how sure that is. */
import type { ReactNode } from 'react';
import type { ColumnPlan } from '../../../../shared/fields/types.ts';
import { columnLetter } from '../cellText.ts';
import { importTexts } from '../texts.ts';
import classes from './ColumnHead.module.css';
import { fieldName } from './fieldChoices.ts';

/** From this confidence on a mapping is shown as sure (import page, "Map"). */
const SURE_FROM = 0.9;
const LIKELY_FROM = 0.6;

interface Props {
  readonly index: number;
  readonly column: ColumnPlan | undefined;
  readonly isChosen: boolean;
  readonly asks: boolean;
  /** The mark of the keyboard stands here. */
  readonly isActive: boolean;
}

export function ColumnHead({ index, column, isChosen, asks, isActive }: Props): ReactNode {
  const field = column?.field ?? null;
  return (
    <th
      scope="col"
      className={classes.head}
      data-chosen={isChosen || undefined}
      data-place={`-1:${index + 1}`}
      tabIndex={isActive ? 0 : -1}
    >
      <span className={classes.letter}>
        {columnLetter(index)}
        {asks && <span className={classes.asks}>{importTexts.plan.asks}</span>}
      </span>
      <span className={classes.header}>{column?.header ?? ''}</span>
      <span className={classes.field} data-none={field === null || undefined}>
        {field === null ? importTexts.plan.extra : fieldName(field)}
      </span>
      <span className={classes.sureness}>{field !== null && column !== undefined ? sureness(column) : '\u00a0'}</span>
    </th>
  );
}

function sureness({ confidence, chosen }: ColumnPlan): string {
  // What a person chose here is beyond doubt; a mapping that was remembered is a proposal.
  if (chosen === true) return confidence === 1 ? importTexts.plan.chosen : importTexts.plan.lastTime;
  if (confidence >= SURE_FROM) return importTexts.plan.sure;
  return confidence >= LIKELY_FROM ? importTexts.plan.likely : importTexts.plan.unsure;
}
