/** Asks the services how things stand; shows the start-up screen, the first run, or the book. */
import { Button, Loader } from '@mantine/core';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useApi, useRefetchOnChange } from '../api/useApi.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useLate } from '../ui/useLate.ts';
import { errorText } from '../ui/errorText.ts';
import { StartContext } from './start.ts';
import { appTexts } from './texts.ts';
import { DropToImport } from './DropToImport.tsx';
import classes from './StartGate.module.css';

const FirstRun = lazy(async () => ({ default: (await import('../features/book/FirstRun.tsx')).FirstRun }));

export function StartGate({ children }: { readonly children: ReactNode }): ReactNode {
  useRefetchOnChange();
  const start = useApi('app.start', {});
  const name = start.data?.book?.name;
  useEffect(() => {
    document.title = name === undefined ? appTexts.name : `${name} · ${appTexts.name}`;
  }, [name]);

  if (start.data !== undefined) {
    return (
      <StartContext value={start.data}>
        <DropToImport>
          {start.data.book === null ? (
            <Suspense fallback={<Starting />}>
              <FirstRun />
            </Suspense>
          ) : (
            children
          )}
        </DropToImport>
      </StartContext>
    );
  }
  if (start.error !== null) {
    return (
      <main className={classes.page}>
        <ErrorState
          title={appTexts.startFailed.title}
          explain={`${errorText(start.error)} ${appTexts.startFailed.next}`}
          action={<Button onClick={() => void start.refetch()}>{appTexts.startFailed.retry}</Button>}
        />
      </main>
    );
  }
  return <Starting />;
}

function Starting(): ReactNode {
  const isLate = useLate(true);
  return (
    <main className={classes.page} aria-busy="true">
      {isLate && (
        <div className={classes.starting} role="status">
          <Loader size="sm" color="gray" aria-hidden="true" />
          {appTexts.starting}
        </div>
      )}
    </main>
  );
}
