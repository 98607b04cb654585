/** The Import screen in its address: `#/import?job=…`. Takes over the files that were dropped on the window. */
import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { takeDroppedFiles, useDroppedFiles } from '../../app/droppedFiles.ts';
import { errorText } from '../../ui/errorText.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { JobSteps } from './JobSteps.tsx';
import { DropStep } from './steps/DropStep.tsx';
import { importTexts } from './texts.ts';

export function ImportPage(): ReactNode {
  const { job } = useSearch({ from: '/import' });
  const navigate = useNavigate();
  const dropped = useDroppedFiles();
  const [isStarting, setStarting] = useState(false);
  const [isBack, setBack] = useState(false);

  const show = (jobId: string | undefined): void => {
    void navigate({ to: '/import', search: jobId === undefined ? {} : { job: jobId } });
  };
  const leave = (): void => {
    setBack(true);
    show(undefined);
  };
  const [failure, setFailure] = useState<string | null>(null);
  const begin = async (sourceIds: readonly string[]): Promise<void> => {
    setStarting(true);
    setFailure(null);
    try {
      const started = await api.call('import.begin', { sourceIds: [...sourceIds] });
      show(started.jobId);
    } catch (error) {
      // The screen that took the files has made way for the wait: the page keeps the reason for it.
      if (job === undefined) setFailure(errorText(error));
      else
        notifications.show({
          color: 'red',
          title: importTexts.drop.failed,
          message: errorText(error),
          autoClose: false,
        });
    } finally {
      setStarting(false);
    }
  };
  useEffect(() => {
    const files = takeDroppedFiles();
    if (files.length === 0) return;
    void begin(files.map((file) => file.sourceId));
  });

  if (dropped.length > 0 || isStarting) return <LoadingState what={importTexts.drop.staging} />;
  return job === undefined ? (
    <DropStep onStaged={begin} failure={failure} isBack={isBack} />
  ) : (
    <JobSteps key={job} jobId={job} onLeave={leave} />
  );
}
