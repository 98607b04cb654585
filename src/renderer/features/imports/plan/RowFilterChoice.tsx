/** Which rows of a sheet come in, by what they say in one column: the stages of a list of opportunities. */
import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RowFilter } from '../../../../shared/fields/types.ts';
import { importTexts } from '../texts.ts';
import classes from './RowFilterChoice.module.css';

const texts = importTexts.rowFilter;

interface Props {
  readonly filter: RowFilter;
  readonly header: string;
  readonly onKeep: (keep: readonly string[] | null) => void;
}

export function RowFilterChoice({ filter, header, onKeep }: Props): ReactNode {
  const { keep, values } = filter;
  const isIn = (value: string): boolean => keep === null || keep.includes(value);
  const tick = (value: string, ticked: boolean): void => {
    const others = (keep ?? values.map((one) => one.value)).filter((one) => one !== value);
    onKeep(ticked ? [...others, value] : others);
  };
  const rows = values.reduce((sum, { value, count }) => (isIn(value) ? sum + count : sum), 0);
  const out = values.reduce((sum, { count }) => sum + count, 0) - rows;
  return (
    <fieldset className={classes.box}>
      <legend className={classes.legend}>{texts.title(header)}</legend>
      <div className={classes.values}>
        {values.map(({ value, count }) => (
          <Checkbox
            key={value}
            size="xs"
            label={
              <>
                {value === '' ? texts.blank : value} <span className={classes.count}>×{count.toLocaleString()}</span>
              </>
            }
            checked={isIn(value)}
            onChange={(event) => tick(value, event.currentTarget.checked)}
          />
        ))}
        {out > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => onKeep(null)}>
            {texts.all}
          </Button>
        )}
        <span className={classes.said} role="status">
          {texts.said(rows, out)}
        </span>
      </div>
    </fieldset>
  );
}
