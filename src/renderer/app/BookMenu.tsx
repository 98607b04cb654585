/** Name of the open book and what can be done with it as a whole. */
import { Badge, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApiChange } from '../api/useApi.ts';
import { useBook } from './start.ts';
import { appTexts } from './texts.ts';
import classes from './TopBar.module.css';

export function BookMenu(): ReactNode {
  const book = useBook();
  const close = useApiChange('book.close');
  return (
    <Menu position="bottom-start" shadow="md" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.book}>
          <span className="qb-only-spoken">{appTexts.book.menu}</span>
          <span className={classes.bookName}>{book.name}</span>
          {book.isSample && (
            <Badge size="sm" variant="light" color="gray">
              {appTexts.book.sample}
            </Badge>
          )}
          {book.readOnly && (
            <Badge size="sm" variant="light" color="gray">
              {appTexts.book.readOnly}
            </Badge>
          )}
          <IconChevronDown size={14} stroke={1.8} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => close.mutate({})}>{appTexts.book.openOther}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
