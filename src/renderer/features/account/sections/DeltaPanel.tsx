/** Why did it move, since the last review or any chosen day: the delta per part with the facts that caused it. */
import { Button } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { calendarLabels } from '../../../ui/calendarLabels.ts';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { useApi } from '../../../api/useApi.ts';
import { formatDay } from '../../../ui/formatDate.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts } from '../texts.ts';
import { DeltaLines } from './DeltaLines.tsx';
import classes from './Lists.module.css';

const texts = accountTexts.delta;

export function DeltaPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [day, setDay] = useState<string | null>(null);
  const from = day !== null && day < view.asOf ? day : null;
  const chosen = useApi(
    'account.delta',
    { accountId: view.account.id, from: from ?? view.delta.from, to: view.asOf },
    { enabled: from !== null },
  );
  return (
    <Panel
      title={texts.title}
      aside={
        <span className={classes.controls}>
          <span className={classes.dim}>
            {texts.since(
              texts.day(from === null ? view.delta.since : 'chosen day'),
              formatDay(from ?? view.delta.from),
            )}
          </span>
          {from !== null && (
            <Button size="compact-xs" variant="subtle" onClick={() => setDay(null)}>
              {texts.back}
            </Button>
          )}
          <DateInput
            ariaLabels={calendarLabels}
            size="xs"
            w={116}
            aria-label={texts.from}
            valueFormat="YYYY-MM-DD"
            placeholder={texts.from}
            maxDate={view.asOf}
            value={from ?? view.delta.from}
            onChange={setDay}
          />
        </span>
      }
    >
      {from === null ? (
        <DeltaLines delta={view.delta} />
      ) : (
        <Loaded query={chosen} waiting={texts.waiting} failed={texts.failed}>
          {(delta) => <DeltaLines delta={delta} />}
        </Loaded>
      )}
    </Panel>
  );
}
