/** The first thing anybody sees: three sentences, the sample book, an empty one, recent ones, a place to drop files. */
import { Alert, Button } from '@mantine/core';
import { IconFolderOpen, IconPlus, IconTableImport } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { AppError } from '../../../shared/contract/errors.ts';
import { useApiChange } from '../../api/useApi.ts';
import iconUrl from '../../app/icon.svg';
import { useStart } from '../../app/start.ts';
import { errorText } from '../../ui/errorText.ts';
import { ChooseFiles } from './ChooseFiles.tsx';
import { CreateBook } from './CreateBook.tsx';
import classes from './FirstRun.module.css';
import { HeatmapSketch } from './HeatmapSketch.tsx';
import { RecentBooks } from './RecentBooks.tsx';
import { RestoreInstead } from './RestoreInstead.tsx';
import { bookTexts as texts } from './texts.ts';

/** What a backup helps against. */
const RESTORABLE: ReadonlySet<string> = new Set(['book/damaged', 'book/unexpected-schema', 'book/not-a-book']);

export function FirstRun(): ReactNode {
  const { capabilities, recent, version } = useStart();
  const [isNaming, setNaming] = useState(false);
  const sample = useApiChange('book.openSample');
  const open = useApiChange('book.open');
  const failure = sample.error ?? open.error;
  const isBroken = open.error instanceof AppError && RESTORABLE.has(open.error.code);
  const brokenId = isBroken ? (open.variables?.recentId ?? null) : null;
  return (
    <main className={classes.page}>
      <div className={classes.words}>
        <div className={classes.brand}>
          <img src={iconUrl} width={36} height={36} alt="" />
          Quarterbook
        </div>
        <h1 className={classes.title}>{texts.title}</h1>
        {texts.sentences.map((sentence) => (
          <p key={sentence} className={classes.sentence}>
            {sentence}
          </p>
        ))}
        {failure !== null && (
          <Alert color="red" title={texts.failed} role="alert">
            {errorText(failure)}
            {brokenId !== null && <RestoreInstead key={brokenId} recentId={brokenId} />}
          </Alert>
        )}
        <div className={classes.doors}>
          <Button size="md" loading={sample.isPending} onClick={() => sample.mutate({})}>
            {texts.sample}
          </Button>
          <p className={classes.hint}>{texts.sampleExplain}</p>
          {isNaming ? (
            <CreateBook onCancel={() => setNaming(false)} />
          ) : (
            <div className={classes.others}>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={() => setNaming(true)}
              >
                {texts.create}
              </Button>
              {capabilities.dialogs && (
                <Button
                  variant="default"
                  leftSection={<IconFolderOpen size={16} aria-hidden="true" />}
                  onClick={() => open.mutate({})}
                >
                  {texts.openFile}
                </Button>
              )}
            </div>
          )}
        </div>
        <p className={classes.drop}>
          <IconTableImport size={18} stroke={1.5} aria-hidden="true" />
          <ChooseFiles />
        </p>
      </div>
      <div className={classes.side}>
        <HeatmapSketch />
        <RecentBooks books={recent} onOpen={(recentId) => open.mutate({ recentId })} />
        <p className={classes.version}>{version}</p>
      </div>
    </main>
  );
}
