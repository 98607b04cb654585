/** Search, filters, grouping, choice of columns, copy and save. */
import { ActionIcon, Button, CloseButton, Menu, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconClipboardCopy, IconSearch, IconStack2 } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { copyText } from '../ui/copyText.ts';
import { isTyping } from '../ui/isTyping.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import classes from './DataTable.module.css';
import { cellText } from './filterRows.ts';
import { Filters } from './Filters.tsx';
import { SaveTable } from './SaveTable.tsx';
import { tableTexts as texts } from './texts.ts';
import { toCsv } from './toCsv.ts';
import type { TableColumn, TableView } from './types.ts';
import type { RowModel } from './useRowModel.ts';

interface Props<Row extends object> {
  /** Of the table, as people call it. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly model: RowModel<Row>;
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly tools: ReactNode;
  readonly tableRef: RefObject<HTMLElement | null>;
}

export function TableToolbar<Row extends object>(props: Props<Row>): ReactNode {
  const { columns, shown, rows, model, view, onView, tools } = props;
  const search = useRef<HTMLInputElement>(null);
  useSlashKey(search);
  const shownRows = (): readonly Row[] =>
    model.rows.filter((row) => !row.getIsGrouped()).map(({ original }) => original);
  const copy = async () => {
    const matching = shownRows();
    const text = toCsv(
      shown.map(({ label }) => label),
      matching.map((row) => shown.map((column) => cellText(column, row))),
    );
    const isCopied = await copyText(text);
    notifications.show({
      message: isCopied ? texts.copied(matching.length) : texts.copyFailed,
      color: isCopied ? 'teal' : 'red',
    });
  };
  return (
    <div className={classes.toolbar}>
      {tools}
      <TextInput
        ref={search}
        className={classes.search}
        size="xs"
        value={view.search}
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<IconSearch size={15} stroke={1.7} aria-hidden="true" />}
        rightSection={
          view.search === '' ? null : (
            <CloseButton size="sm" aria-label={texts.clearSearch} onClick={() => onView({ ...view, search: '' })} />
          )
        }
        onChange={(event) => onView({ ...view, search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && view.search !== '') onView({ ...view, search: '' });
          if (event.key === 'ArrowDown') props.tableRef.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
        }}
      />
      <Filters
        columns={columns}
        rows={rows}
        filters={view.filters}
        onFilters={(filters) => onView({ ...view, filters })}
      />
      <span className={classes.spacer} />
      <span className={classes.count} role="status">
        {texts.rows(model.matching.length, rows.length)}
      </span>
      <GroupMenu columns={columns} view={view} onView={onView} />
      <ColumnChooser columns={columns} shown={view.columns} onShown={(next) => onView({ ...view, columns: next })} />
      <Tooltip label={texts.copy}>
        <ActionIcon variant="default" size={30} aria-label={texts.copy} onClick={() => void copy()}>
          <IconClipboardCopy size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <SaveTable name={props.name} columns={shown} rows={shownRows} />
    </div>
  );
}

/** "/" goes to the search of the table in sight. */
function useSlashKey(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [search]);
}

function GroupMenu<Row>({
  columns,
  view,
  onView,
}: Pick<Props<Row & object>, 'columns' | 'view' | 'onView'>): ReactNode {
  const groupable = columns.filter(({ groupable }) => groupable === true);
  if (groupable.length === 0) return null;
  const [by] = view.grouping;
  const current = groupable.find(({ id }) => id === by);
  return (
    <Menu position="bottom-end" shadow="md" width={200}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          fw={500}
          leftSection={<IconStack2 size={15} stroke={1.6} aria-hidden="true" />}
        >
          {current === undefined ? texts.group : `${texts.group}: ${current.label}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onView({ ...view, grouping: [] })}>{texts.noGroup}</Menu.Item>
        {groupable.map(({ id, label }) => (
          <Menu.Item
            key={id}
            rightSection={id === by ? <IconCheck size={14} aria-label="chosen" /> : null}
            onClick={() => onView({ ...view, grouping: [id] })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
