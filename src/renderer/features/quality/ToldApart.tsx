/** Pairs somebody said are two, here or while importing: each answer can be taken back. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { PairToldApart } from '../../../shared/contract/quality.ts';
import { useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import classes from './Duplicates.module.css';
import { qualityTexts as texts } from './texts.ts';

export function ToldApart({ pairs }: { readonly pairs: readonly PairToldApart[] }): ReactNode {
  const change = useApiChange('quality.offerAgain');
  if (pairs.length === 0) return null;
  const offerAgain = ({ id }: PairToldApart): void =>
    change.mutate(
      { id },
      {
        onError: (error) => notifications.show({ color: 'red', title: texts.notSettled, message: errorText(error) }),
      },
    );
  return (
    <section className={classes.merges} aria-label={texts.apart}>
      <h2 className={classes.heading}>{texts.apart}</h2>
      <p className={classes.because}>{texts.apartExplain}</p>
      <ul className={classes.done}>
        {pairs.map((pair) => (
          <li key={pair.id} className={classes.line}>
            <span>{texts.pair(...pair.names)}</span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={change.isPending}
              aria-label={`${texts.offerAgain}: ${texts.pair(...pair.names)}`}
              onClick={() => offerAgain(pair)}
            >
              {texts.offerAgain}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
