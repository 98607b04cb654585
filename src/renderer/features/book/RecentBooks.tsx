/** Books opened before, newest first; one whose file is gone says so and cannot be opened. */
import { UnstyledButton } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RecentBook } from '../../../shared/contract/book.ts';
import { formatDay } from '../../ui/formatDate.ts';
import classes from './FirstRun.module.css';
import { bookTexts as texts } from './texts.ts';

const MOST = 6;

interface Props {
  readonly books: readonly RecentBook[];
  readonly onOpen: (id: string) => void;
}

export function RecentBooks({ books, onOpen }: Props): ReactNode {
  if (books.length === 0) return null;
  return (
    <section className={classes.recent} aria-labelledby="recent-books">
      <h2 id="recent-books" className={classes.recentTitle}>
        {texts.recent}
      </h2>
      <ul className={classes.recentList}>
        {books.slice(0, MOST).map(({ id, name, openedAt, present }) => (
          <li key={id}>
            <UnstyledButton className={classes.recentBook} disabled={!present} onClick={() => onOpen(id)}>
              <IconBook2 size={18} stroke={1.5} aria-hidden="true" />
              <span className={classes.recentName}>{name}</span>
              <span className={classes.recentWhen}>{present ? formatDay(openedAt.slice(0, 10)) : texts.gone}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
