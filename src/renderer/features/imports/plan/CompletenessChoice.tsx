/** Whether a sheet lists everything its source has, so that what is gone from it can be told. Source: import page, "Changeset". */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { importTexts } from '../texts.ts';
import classes from './SheetPane.module.css';

const CHOICES = [
  { name: 'auto', isFullExport: null },
  { name: 'full', isFullExport: true },
  { name: 'part', isFullExport: false },
] as const;

interface Props {
  /** null: nobody has said; a sheet with at least half of the rows of the last one is taken for complete. */
  readonly isFullExport: boolean | null;
  readonly onChange: (isFullExport: boolean | null) => void;
}

export function CompletenessChoice({ isFullExport, onChange }: Props): ReactNode {
  return (
    <label className={classes.choice}>
      <span>{importTexts.plan.completeness}</span>
      <Select
        size="xs"
        w={200}
        aria-label={importTexts.plan.completeness}
        data={CHOICES.map(({ name }) => ({ value: name, label: importTexts.plan.completenesses[name] }))}
        value={CHOICES.find((choice) => choice.isFullExport === isFullExport)?.name ?? null}
        onChange={(value) => {
          const choice = CHOICES.find(({ name }) => name === value);
          if (choice !== undefined) onChange(choice.isFullExport);
        }}
      />
    </label>
  );
}
