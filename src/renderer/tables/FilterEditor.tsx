/** The editor of one filter: a text, values to tick, or two bounds. */
import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMemo, type ReactNode } from 'react';
import { locale } from '../ui/locale.ts';
import classes from './DataTable.module.css';
import { choiceWord } from './describeFilter.ts';
import { tableTexts as texts } from './texts.ts';
import type { Filter, TableColumn } from './types.ts';

interface Props<Row> {
  readonly column: TableColumn<Row>;
  readonly rows: readonly Row[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function FilterEditor<Row>({ column, rows, filter, onFilter }: Props<Row>): ReactNode {
  switch (filter.kind) {
    case 'text':
      return (
        <TextInput
          data-autofocus
          label={`${column.label}: ${texts.contains}`}
          value={filter.text}
          onChange={(event) => onFilter({ kind: 'text', text: event.currentTarget.value })}
        />
      );
    case 'choice':
      return <Choices column={column} rows={rows} values={filter.values} onFilter={onFilter} />;
    case 'range':
      return column.kind === 'date' ? (
        <div className={classes.range}>
          <DateInput
            data-autofocus
            clearable
            label={texts.from}
            value={filter.from === null ? null : String(filter.from)}
            onChange={(from) => onFilter({ ...filter, from })}
          />
          <DateInput
            clearable
            label={texts.to}
            value={filter.to === null ? null : String(filter.to)}
            onChange={(to) => onFilter({ ...filter, to })}
          />
        </div>
      ) : (
        <Bounds column={column} filter={filter} onFilter={onFilter} />
      );
  }
}

interface BoundsProps<Row> {
  readonly column: TableColumn<Row>;
  readonly filter: Extract<Filter, { kind: 'range' }>;
  readonly onFilter: (filter: Filter) => void;
}

function Bounds<Row>({ column, filter, onFilter }: BoundsProps<Row>): ReactNode {
  const unit = column.fromTyped?.(1) ?? 1;
  const shown = (bound: string | number | null) => (bound === null ? '' : Number(bound) / unit);
  const typed = (value: string | number) => (value === '' ? null : Number(value) * unit);
  return (
    <div className={classes.range}>
      <NumberInput
        data-autofocus
        hideControls
        thousandSeparator
        label={texts.from}
        value={shown(filter.from)}
        onChange={(value) => onFilter({ ...filter, from: typed(value) })}
      />
      <NumberInput
        hideControls
        thousandSeparator
        label={texts.to}
        value={shown(filter.to)}
        onChange={(value) => onFilter({ ...filter, to: typed(value) })}
      />
    </div>
  );
}

interface ChoicesProps<Row> {
  readonly column: TableColumn<Row>;
  readonly rows: readonly Row[];
  readonly values: readonly (string | null)[];
  readonly onFilter: (filter: Filter) => void;
}

function Choices<Row>({ column, rows, values, onFilter }: ChoicesProps<Row>): ReactNode {
  const counted = useMemo(() => countValues(column, rows), [column, rows]);
  return (
    <Checkbox.Group
      label={column.label}
      value={values.map((value) => value ?? '')}
      onChange={(ticked) => onFilter({ kind: 'choice', values: ticked.map((value) => (value === '' ? null : value)) })}
    >
      <div className={classes.choices}>
        {counted.map(([value, count]) => (
          <Checkbox key={value ?? ''} size="xs" value={value ?? ''} label={`${choiceWord(column, value)} (${count})`} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function countValues<Row>(
  column: TableColumn<Row>,
  rows: readonly Row[],
): readonly (readonly [string | null, number])[] {
  const counts = new Map<string | null, number>();
  for (const row of rows) {
    const value = column.value(row);
    const key = value === null ? null : String(value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const collator = new Intl.Collator(locale(), { numeric: true });
  const place = (value: string | null) => column.order?.indexOf(value ?? '') ?? 0;
  return [...counts].sort(([a], [b]) => place(a) - place(b) || collator.compare(a ?? '\uffff', b ?? '\uffff'));
}
