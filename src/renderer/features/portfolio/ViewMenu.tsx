/** Saved views: the built-in ones, the team's own, saving the one in sight. */
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useApi, useApiChange } from '../../api/useApi.ts';
import type { PortfolioRow, SavedView } from '../../../shared/contract/portfolio.ts';
import type { TableColumn, TableView } from '../../tables/types.ts';
import { readView } from '../../tables/view.ts';
import { errorText } from '../../ui/errorText.ts';
import { builtInViews } from './builtInViews.ts';
import classes from './Portfolio.module.css';
import { portfolioTexts as texts } from './texts.ts';

interface Props {
  readonly columns: readonly TableColumn<PortfolioRow>[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
}

export function ViewMenu({ columns, view, onView }: Props): ReactNode {
  const saved = useApi('portfolio.views', {});
  const client = useQueryClient();
  const save = useApiChange('portfolio.saveView');
  const remove = useApiChange('portfolio.removeView');
  const [name, setName] = useState('');
  const builtIn = builtInViews(columns);
  const own = (saved.data ?? []).flatMap(({ name: label, state }) => {
    const known = readView(state, columns);
    return known === null ? [] : [{ name: label, view: known }];
  });
  const settle = {
    onSuccess: (views: readonly SavedView[]) => client.setQueryData(['portfolio.views', {}], views),
    onError: (error: Error) => notifications.show({ title: texts.viewFailed, message: errorText(error), color: 'red' }),
  };
  const current = [...own, ...builtIn].find((candidate) => isSame(candidate.view, view));
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    save.mutate({ name: name.trim(), state: { ...view } }, settle);
    setName('');
  };
  return (
    <Menu position="bottom-start" shadow="md" width={270} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          fw={500}
          leftSection={<IconBookmark size={15} stroke={1.6} aria-hidden="true" />}
        >
          {current?.name ?? texts.views}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{texts.views}</Menu.Label>
        {builtIn.map((item) => (
          <Menu.Item key={item.name} closeMenuOnClick onClick={() => onView(item.view)}>
            {item.name}
          </Menu.Item>
        ))}
        {own.length > 0 && <Menu.Label>{texts.ownViews}</Menu.Label>}
        {own.map((item) => (
          <div key={item.name} className={classes.ownView}>
            <Menu.Item closeMenuOnClick onClick={() => onView(item.view)}>
              {item.name}
            </Menu.Item>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={texts.removeView(item.name)}
              onClick={() => remove.mutate({ name: item.name }, settle)}
            >
              <IconTrash size={15} stroke={1.6} />
            </ActionIcon>
          </div>
        ))}
        <Menu.Divider />
        <form className={classes.saveView} onSubmit={submit}>
          <TextInput
            size="xs"
            aria-label={texts.viewName}
            placeholder={texts.viewName}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
          <Button type="submit" size="xs" disabled={name.trim() === ''} loading={save.isPending}>
            {texts.save}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}

function isSame(a: TableView, b: TableView): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Keys in one order, since a saved view comes back with its own. */
function sorted({ search, filters, sorting, grouping, columns }: TableView): TableView {
  return {
    search,
    filters: filters.map(({ column, filter }) => ({
      column,
      filter: Object.fromEntries(Object.entries(filter).sort()) as typeof filter,
    })),
    sorting: sorting.map(({ id, desc }) => ({ id, desc })),
    grouping,
    columns,
  };
}
