/** A wait of more than 300 ms says what is being read; shorter ones stay still. */
import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './State.module.css';
import { useLate } from './useLate.ts';

export function LoadingState({ what }: { readonly what: string }): ReactNode {
  const isLate = useLate(true);
  return (
    <div className={classes.state} aria-busy="true">
      {isLate && (
        <div className={classes.loading} role="status">
          <Loader size="xs" color="gray" aria-hidden="true" />
          {what}
        </div>
      )}
    </div>
  );
}
