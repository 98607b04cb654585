/** Load per CSM and week against the team's own capacity; moves are tried on paper, with the ties they would break. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { AccountHoursTable } from './AccountHoursTable.tsx';
import classes from './BalancePage.module.css';
import { HoursDialog } from './HoursDialog.tsx';
import { LoadTable } from './LoadTable.tsx';
import { MovesBar } from './MovesBar.tsx';
import { balanceTexts as texts } from './texts.ts';

export interface Move {
  readonly accountId: string;
  readonly toCsm: string;
}

export function BalancePage(): ReactNode {
  const { asOf, isToday } = useAsOf();
  const day = isToday ? {} : { asOf };
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const [csm, setCsm] = useState<string | null>(null);
  const [isEditing, setEditing] = useState(false);
  const load = useApi('balance.load', day);
  const whatIf = useApi('balance.whatIf', { ...day, moves: [...moves] }, { enabled: moves.length > 0 });

  const plan = (accountId: string, toCsm: string, fromCsm: string): void => {
    const others = moves.filter((move) => move.accountId !== accountId);
    setMoves(toCsm === fromCsm ? others : [...others, { accountId, toCsm }]);
  };

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        load.data?.configured === true && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {texts.edit}
          </Button>
        )
      }
    >
      <Loaded query={load} waiting={texts.waiting} failed={texts.failed}>
        {(found) => {
          if (!found.configured) {
            return (
              <EmptyState
                title={texts.unset}
                explain={texts.unsetExplain}
                action={<Button onClick={() => setEditing(true)}>{texts.enter}</Button>}
              />
            );
          }
          const after = moves.length > 0 ? whatIf.data?.after : undefined;
          const chosen = found.csms.find((one) => one.csm === csm);
          return (
            <>
              {moves.length > 0 && (
                <MovesBar moves={moves} day={day} ties={whatIf.data?.ties ?? []} onDone={() => setMoves([])} />
              )}
              <Panel title={texts.weeks}>
                <LoadTable before={found.csms} after={after} chosen={csm} onChoose={setCsm} />
              </Panel>
              {chosen !== undefined && (
                <Panel title={texts.portfolio(chosen.csm)}>
                  <AccountHoursTable
                    load={chosen}
                    csms={found.csms.map((one) => one.csm)}
                    asOf={found.asOf}
                    moves={moves}
                    onMove={(accountId, toCsm) => plan(accountId, toCsm, chosen.csm)}
                  />
                </Panel>
              )}
              <p className={classes.dim}>{found.definition}</p>
            </>
          );
        }}
      </Loaded>
      {isEditing && (
        <HoursDialog csms={load.data?.csms.map((one) => one.csm) ?? []} onClose={() => setEditing(false)} />
      )}
    </Page>
  );
}
