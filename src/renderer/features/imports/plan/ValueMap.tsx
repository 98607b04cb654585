/** What the spellings of a list column mean; the ones no rule understood come first. */
import { Select } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { foldWords } from '../../../../shared/fields/fold.ts';
import type { ColumnPlan, Field } from '../../../../shared/fields/types.ts';
import { useFocusAfterLoss } from '../../../ui/useFocusAfterLoss.ts';
import { importTexts } from '../texts.ts';
import classes from './ColumnPanel.module.css';
import own from './ValueMap.module.css';

const BLANK = '';
/** Cells that hold several values of a list. */
const LIST_SPLIT = /[;,/&+\n\r|]+/;

interface Props {
  readonly column: ColumnPlan;
  readonly field: Field;
  /** `to` is a canonical value, '' to leave blank, null to forget the meaning. */
  readonly onMap: (value: string, to: string | null) => void;
}

export function ValueMap({ column, field, onMap }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  // A spelling that has its meaning leaves the head of the list; the next one without is there now.
  const willMap = useFocusAfterLoss(column, () => list.current?.querySelector('input'));
  const choices = [
    { value: BLANK, label: importTexts.column.leaveBlank },
    ...Object.keys(field.values ?? {}).map((value) => ({ value, label: field.settledValues?.[value] ?? value })),
  ];
  const known = Object.entries(column.valueMap ?? {});
  // Meanings are kept by folded spelling; shown is the one of the sheet ("Grün", not "grun").
  const spellings = column.samples.flatMap((sample) => [sample, ...sample.split(LIST_SPLIT)]);
  const spelled = (value: string): string =>
    spellings.find((spelling) => foldWords(spelling) === value)?.trim() ?? value;
  const unknown = column.unknownValues ?? [];
  if (known.length === 0 && unknown.length === 0) return null;
  return (
    <div>
      <h4 className={classes.label}>{importTexts.column.values}</h4>
      {unknown.length > 0 && <p className={own.unknown}>{importTexts.column.unknownValues}</p>}
      <ul ref={list} className={own.list}>
        {unknown.map(({ value, count }) => (
          <li key={`?${value}`}>
            <span className={own.raw}>
              {value} <span className={own.count}>×{count}</span>
            </span>
            <Select
              size="xs"
              aria-label={value}
              data={choices}
              value={null}
              placeholder="?"
              onChange={(to) => {
                willMap();
                onMap(value, to);
              }}
            />
          </li>
        ))}
        {known.map(([value, to]) => (
          <li key={value}>
            <span className={own.raw}>{spelled(value)}</span>
            <Select
              size="xs"
              aria-label={spelled(value)}
              data={choices}
              value={to}
              onChange={(next) => onMap(value, next)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
