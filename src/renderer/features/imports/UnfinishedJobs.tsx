/** Imports of this session that were left in the middle: go on, or give up. After a restart there is none. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { api } from '../../api/client.ts';
import { useApi } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import classes from './ImportHistory.module.css';
import decisions from './preview/Decisions.module.css';
import { importTexts } from './texts.ts';

const texts = importTexts.unfinished;

export function UnfinishedJobs(): ReactNode {
  const jobs = useApi('import.jobs', {}, { keepPrevious: false });
  const client = useQueryClient();
  const navigate = useNavigate();
  // Jobs go on while the screen is elsewhere, without a word to it.
  useEffect(() => void client.invalidateQueries({ queryKey: ['import.jobs'] }), [client]);
  const open = (jobs.data ?? []).flatMap((job) => {
    const names = namesOf(job);
    return names === null ? [] : [{ job, names }];
  });
  if (open.length === 0) return null;
  const giveUp = async (jobId: string): Promise<void> => {
    try {
      await api.call('import.cancel', { jobId });
      await client.invalidateQueries({ queryKey: ['import.jobs'] });
    } catch (error) {
      notifications.show({ color: 'red', title: texts.failed, message: errorText(error) });
    }
  };
  return (
    <section className={classes.section} aria-label={texts.title}>
      <h2 className={classes.title}>{texts.title}</h2>
      <ul className={decisions.list}>
        {open.map(({ job, names }) => (
          <li key={job.jobId} className={decisions.item}>
            <div className={decisions.words}>
              <strong>{names}</strong>
              <span className={decisions.dim}>{texts.states[job.state]}</span>
            </div>
            <Button
              size="compact-sm"
              aria-label={`${texts.goOn}: ${names}`}
              onClick={() => void navigate({ to: '/import', search: { job: job.jobId } })}
            >
              {texts.goOn}
            </Button>
            {job.state !== 'applying' && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${texts.giveUp}: ${names}`}
                onClick={() => void giveUp(job.jobId)}
              >
                {texts.giveUp}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Null for a job that is over. */
function namesOf(job: ImportJob): string | null {
  switch (job.state) {
    case 'reading':
    case 'planned':
    case 'previewed':
      return job.files.map((file) => file.name).join(', ');
    case 'applying':
      return texts.oneImport;
    default:
      return null;
  }
}
