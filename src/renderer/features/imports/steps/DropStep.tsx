/** The beginning: files are dropped or chosen; below it what was imported before. */
import { Button, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconTableImport } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../ui/errorText.ts';
import { ImportHistory } from '../ImportHistory.tsx';
import { Mappings } from '../Mappings.tsx';
import { importTexts } from '../texts.ts';
import { UnfinishedJobs } from '../UnfinishedJobs.tsx';
import classes from './DropStep.module.css';

interface Props {
  /** Takes staged files into a new job. */
  readonly onStaged: (sourceIds: readonly string[]) => Promise<void>;
  /** Why the files that were taken last did not become an import; null: they did, or there were none. */
  readonly failure: string | null;
  /** True when an import was left for this screen. */
  readonly isBack: boolean;
}

export function DropStep({ onStaged, failure, isBack }: Props): ReactNode {
  const [isStaging, setStaging] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const heading = useRef<HTMLHeadingElement>(null);
  // The import that was here is over, and its button gone: the keyboard goes on from the top of the screen.
  useEffect(() => {
    if (isBack && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [isBack]);

  const take = async (files: readonly File[]): Promise<void> => {
    setStaging(true);
    setError(null);
    try {
      const staged = await api.stageFiles(files);
      await onStaged(staged.map((file) => file.sourceId));
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setStaging(false);
    }
  };

  return (
    <div className={classes.page}>
      <h1 ref={heading} tabIndex={-1} className={classes.title}>
        {importTexts.title}
      </h1>
      <Dropzone
        onDrop={(files) => void take(files)}
        loading={isStaging}
        className={classes.zone}
        // The button inside takes the focus: the zone itself has no name to be read.
        activateOnKeyboard={false}
        multiple
      >
        <IconTableImport size={36} stroke={1.3} aria-hidden="true" className={classes.icon} />
        <h2 className={classes.heading}>{importTexts.drop.title}</h2>
        <p className={classes.explain}>{importTexts.drop.explain}</p>
        <Button mt="sm">{importTexts.drop.choose}</Button>
      </Dropzone>
      {(error ?? failure) !== null && (
        <Text role="alert" c="var(--qb-danger)" mt="sm">
          {importTexts.drop.failed}: {error ?? failure}
        </Text>
      )}
      <UnfinishedJobs />
      <ImportHistory />
      <Mappings />
    </div>
  );
}
