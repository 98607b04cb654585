/** One import job, one component per state: reading, what was understood, the effect, done. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState, type ReactNode } from 'react';
import { AppError, assertNever } from '../../../shared/contract/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { errorText } from '../../ui/errorText.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useLate } from '../../ui/useLate.ts';
import { DoneStep } from './steps/DoneStep.tsx';
import { PlanStep } from './steps/PlanStep.tsx';
import { PreviewStep } from './steps/PreviewStep.tsx';
import { ReadingStep } from './steps/ReadingStep.tsx';
import { WorkBar } from './steps/WorkBar.tsx';
import { importTexts } from './texts.ts';
import { useImportJob } from './useImportJob.ts';

interface Props {
  readonly jobId: string;
  readonly onLeave: () => void;
}

export function JobSteps({ jobId, onLeave }: Props): ReactNode {
  const { job, error, progress, busy, change, fix, apply, stop } = useImportJob(jobId);
  const isWorking = useLate(busy === 'import.preview' || busy === 'import.decide');
  // Going back from the effect to the sheets is a look, not a change of the job: its preview stays valid until one is made.
  const [isLookingAtSheets, setLooking] = useState(false);
  useEffect(() => {
    if (error === null || job === undefined) return;
    if (error instanceof AppError && error.code === 'import/cancelled')
      notifications.show({ message: importTexts.failed.stopped });
    else notifications.show({ color: 'red', title: importTexts.failed.title(null), message: errorText(error) });
  }, [error, job]);

  const again = <Button onClick={onLeave}>{importTexts.failed.again}</Button>;
  if (job === undefined) {
    return error === null ? (
      <LoadingState what={importTexts.title} />
    ) : (
      <ErrorState title={importTexts.failed.title(null)} explain={errorText(error)} action={again} />
    );
  }
  if (busy === 'import.apply')
    return (
      <ReadingStep
        title={importTexts.reading.phases.applying}
        phase="applying"
        files={[]}
        progress={progress}
        onCancel={stop}
      />
    );
  const cancel = (): void => {
    void change('import.cancel', {}).then(onLeave);
  };
  const waiting = isWorking && <WorkBar progress={progress} onStop={stop} />;
  switch (job.state) {
    case 'reading':
      return (
        <ReadingStep
          title={importTexts.reading.title(job.files.length)}
          phase="reading"
          files={job.files.map((file) => file.name)}
          progress={progress}
          onCancel={cancel}
        />
      );
    case 'planned':
    case 'previewed':
      return job.state === 'previewed' && !isLookingAtSheets ? (
        <PreviewStep
          job={job}
          isBusy={busy !== null}
          waiting={waiting}
          onDecide={(decisions) => void change('import.decide', { decisions })}
          onFix={(planChange) => void fix(planChange)}
          onBack={() => setLooking(true)}
          onApply={() => void apply()}
        />
      ) : (
        <PlanStep
          job={job}
          isBusy={busy === 'import.preview'}
          waiting={waiting}
          onChange={(planChange) => void change('import.changePlan', { change: planChange })}
          onNext={() => void change('import.preview', {}).then(() => setLooking(false))}
          onCancel={cancel}
        />
      );
    case 'applying':
      return (
        <ReadingStep
          title={importTexts.reading.phases.applying}
          phase="applying"
          files={[]}
          progress={progress}
          onCancel={stop}
        />
      );
    case 'applied':
      return <DoneStep result={job.result} onAnother={onLeave} />;
    case 'failed':
      return (
        <ErrorState
          title={importTexts.failed.title(job.fileName)}
          explain={importTexts.failed.untouched(job.error.message)}
          action={again}
        />
      );
    case 'cancelled':
      return <EmptyState title={importTexts.cancelled.title} explain={importTexts.cancelled.explain} action={again} />;
    default:
      return assertNever(job);
  }
}
