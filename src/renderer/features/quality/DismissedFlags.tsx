/** Rows missing from full exports that somebody dismissed, with name, day and note; each can be listed again. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { DismissedFlag } from '../../../shared/contract/quality.ts';
import { useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import { formatInstant } from '../../ui/formatDate.ts';
import classes from './Gaps.module.css';
import { qualityTexts as texts } from './texts.ts';

export function DismissedFlags({ flags }: { readonly flags: readonly DismissedFlag[] }): ReactNode {
  const change = useApiChange('quality.listFlagAgain');
  if (flags.length === 0) return null;
  const listAgain = ({ id }: DismissedFlag): void =>
    change.mutate(
      { id },
      { onError: (error) => notifications.show({ color: 'red', title: texts.notFixed, message: errorText(error) }) },
    );
  return (
    <details className={classes.dismissed}>
      <summary>{texts.dismissedCount(flags.length)}</summary>
      <ul aria-label={texts.dismissedCount(flags.length)}>
        {flags.map((flag) => (
          <li key={flag.id}>
            <span className={classes.said}>
              <strong>{flag.accountName}</strong>: {flag.sentence} “{flag.note}”{' '}
              <span className={classes.by}>{texts.dismissedBy(flag.author, formatInstant(flag.at))}</span>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={change.isPending}
              aria-label={`${texts.listAgain}: ${flag.accountName}`}
              onClick={() => listAgain(flag)}
            >
              {texts.listAgain}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
