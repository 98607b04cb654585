/** Filters as chips: one per column, each opens its editor; "Filter" adds one. */
import { Button, Menu, Popover, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import classes from './DataTable.module.css';
import { describeFilter } from './describeFilter.ts';
import { FilterEditor } from './FilterEditor.tsx';
import { isEmptyFilter } from './filterRows.ts';
import { tableTexts as texts } from './texts.ts';
import type { ColumnFilter, Filter, TableColumn } from './types.ts';

interface Props<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly filters: readonly ColumnFilter[];
  readonly onFilters: (filters: readonly ColumnFilter[]) => void;
}

export function Filters<Row>({ columns, rows, filters, onFilters }: Props<Row>): ReactNode {
  const [open, setOpen] = useState<string | null>(null);
  const add = (column: TableColumn<Row>) => {
    if (!filters.some((filter) => filter.column === column.id))
      onFilters([...filters, { column: column.id, filter: emptyFilter(column) }]);
    setOpen(column.id);
  };
  const remove = (id: string) => onFilters(filters.filter(({ column }) => column !== id));
  return (
    <div className={classes.chips}>
      <Menu position="bottom-start" shadow="md" width={240} returnFocus={false}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-md"
            fw={500}
            leftSection={<IconFilter size={15} stroke={1.6} aria-hidden="true" />}
          >
            {texts.filter}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} className={classes.choices}>
          <Menu.Label>{texts.addFilter}</Menu.Label>
          {columns.map((column) => (
            <Menu.Item key={column.id} onClick={() => add(column)}>
              {column.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {filters.map(({ column: id, filter }) => {
        const column = columns.find((candidate) => candidate.id === id);
        if (column === undefined) return null;
        const words = describeFilter(column, filter);
        return (
          <span key={id} className={classes.chip}>
            <Popover
              opened={open === id}
              onChange={(isOpen) => {
                setOpen(isOpen ? id : null);
                if (!isOpen && isEmptyFilter(filter)) remove(id);
              }}
              position="bottom-start"
              width={280}
              trapFocus
              returnFocus
            >
              <Popover.Target>
                <UnstyledButton className={classes.chipWhat} onClick={() => setOpen(open === id ? null : id)}>
                  <span className={classes.chipColumn}>{column.label}</span> {words}
                </UnstyledButton>
              </Popover.Target>
              <Popover.Dropdown className={classes.picker}>
                <FilterEditor
                  column={column}
                  rows={rows}
                  filter={filter}
                  onFilter={(next) =>
                    onFilters(filters.map((other) => (other.column === id ? { column: id, filter: next } : other)))
                  }
                />
              </Popover.Dropdown>
            </Popover>
            <UnstyledButton
              className={classes.chipRemove}
              aria-label={texts.removeFilter(`${column.label} ${words}`)}
              onClick={() => remove(id)}
            >
              <IconX size={13} aria-hidden="true" />
            </UnstyledButton>
          </span>
        );
      })}
      {filters.length > 1 && (
        <Button variant="subtle" size="compact-sm" color="gray" onClick={() => onFilters([])}>
          {texts.clearFilters}
        </Button>
      )}
    </div>
  );
}

function emptyFilter<Row>({ kind }: TableColumn<Row>): Filter {
  switch (kind) {
    case 'text':
      return { kind: 'text', text: '' };
    case 'choice':
      return { kind: 'choice', values: [] };
    case 'number':
    case 'date':
      return { kind: 'range', from: null, to: null };
  }
}
