/** One read in its three designs: waiting, failed, there. While a newer answer is computed the last one stays, dimmed. */
import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';
import { errorText, errorTitle } from './errorText.ts';
import { LoadingState } from './LoadingState.tsx';
import classes from './Loaded.module.css';
import { useLate } from './useLate.ts';

interface Props<T> {
  readonly query: UseQueryResult<T, Error>;
  /** e.g. "Reading the portfolio". */
  readonly waiting: string;
  /** e.g. "The portfolio could not be read". */
  readonly failed: string;
  readonly children: (value: T) => ReactNode;
}

export function Loaded<T>({ query, waiting, failed, children }: Props<T>): ReactNode {
  const isStale = useLate(query.isPlaceholderData);
  if (query.error !== null) {
    return (
      <ErrorState
        title={errorTitle(query.error, failed)}
        explain={errorText(query.error)}
        action={
          <Button variant="default" onClick={() => void query.refetch()}>
            Try again
          </Button>
        }
      />
    );
  }
  if (query.data === undefined) return <LoadingState what={waiting} />;
  return (
    <div className={classes.loaded} data-stale={isStale || undefined} aria-busy={query.isPlaceholderData || undefined}>
      {isStale && (
        <div className={classes.progress} role="status">
          <span className="qb-only-spoken">{waiting}</span>
        </div>
      )}
      {children(query.data)}
    </div>
  );
}
