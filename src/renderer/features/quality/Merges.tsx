/** Merges that stand: each can be split again at any later time. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { StandingMerge } from '../../../shared/contract/quality.ts';
import { useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import { formatDay } from '../../ui/formatDate.ts';
import classes from './Duplicates.module.css';
import { qualityTexts as texts } from './texts.ts';

export function Merges({ merges }: { readonly merges: readonly StandingMerge[] }): ReactNode {
  const undo = useApiChange('history.undo');
  if (merges.length === 0) return null;
  const split = ({ entryId }: StandingMerge): void =>
    undo.mutate(
      { entryId },
      {
        onSuccess: ({ label, clashes }) =>
          notifications.show({ title: texts.splitDone(label), message: clashes.map(({ reason }) => reason).join(' ') }),
        onError: (error) => notifications.show({ color: 'red', title: texts.notSplit, message: errorText(error) }),
      },
    );
  return (
    <section className={classes.merges} aria-label={texts.merges}>
      <h2 className={classes.heading}>{texts.merges}</h2>
      <p className={classes.because}>{texts.mergesExplain}</p>
      <ul className={classes.done}>
        {merges.map((merge) => (
          <li key={merge.entryId} className={classes.line}>
            <span>{merge.label}</span>
            <span className={classes.effect}>{formatDay(merge.at.slice(0, 10))}</span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={undo.isPending}
              aria-label={`${texts.split}: ${merge.label}`}
              onClick={() => split(merge)}
            >
              {texts.split}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
