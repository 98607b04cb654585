/** What we do not know and what cannot be right; each gap with one field behind it can be filled in here. */
import { Badge, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import type { Gap } from '../../../../shared/domain/results.ts';
import { Panel } from '../../../ui/Page.tsx';
import { FactDialog, type FactDraft } from '../edit/FactDialog.tsx';
import { factValues } from '../edit/factValues.ts';
import { accountTexts } from '../texts.ts';
import classes from './Lists.module.css';

export function GapsPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [draft, setDraft] = useState<FactDraft | null>(null);
  return (
    <Panel title={accountTexts.gaps.title}>
      {view.gaps.length === 0 ? (
        <p className={classes.dim}>{accountTexts.gaps.none}</p>
      ) : (
        <ul className={classes.list}>
          {view.gaps.map((gap) => {
            const fix = draftFor(gap, view);
            return (
              <li key={`${gap.key}${gap.facts.map((fact) => fact.id).join()}`} className={classes.spaced}>
                <span>
                  {gap.kind === 'contradiction' && (
                    <Badge
                      size="sm"
                      variant="light"
                      tt="none"
                      bg="var(--qb-yellow-soft)"
                      c="var(--qb-yellow-text)"
                      mr={6}
                    >
                      {accountTexts.gaps.contradiction}
                    </Badge>
                  )}
                  {gap.sentence}
                </span>
                {fix !== null && (
                  <Button size="compact-xs" variant="default" onClick={() => setDraft(fix)}>
                    {accountTexts.gaps.fix}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <FactDialog draft={draft} people={view.people} onClose={() => setDraft(null)} />
    </Panel>
  );
}

/** The dialog that closes a gap: the one field on the one fact, when the gap names both. */
function draftFor(gap: Gap, view: AccountPage): FactDraft | null {
  const name = gap.field?.split('.')[1];
  const table = gap.field?.split('.')[0];
  if (name === undefined) return null;
  const fact =
    gap.facts.find((one) => one.table === table) ??
    (table === 'account' ? { table: 'account' as const, id: view.account.id } : undefined);
  if (fact === undefined) return null;
  const values = factValues(view, fact);
  return values === null
    ? null
    : { mode: 'edit', table: fact.table, id: fact.id, label: values.label, values: values.values, only: [name] };
}
