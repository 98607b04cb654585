/** Desired outcome = required outcome + appropriate experience; "none on file" is the loudest gap. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { Panel } from '../../../ui/Page.tsx';
import { FactDialog, type FactDraft } from '../edit/FactDialog.tsx';
import { accountTexts } from '../texts.ts';
import classes from './Lists.module.css';

export function OutcomePanel({ view }: { readonly view: AccountPage }): ReactNode {
  const { account } = view;
  const [draft, setDraft] = useState<FactDraft | null>(null);
  const edit = (): void =>
    setDraft({
      mode: 'edit',
      table: 'account',
      id: account.id,
      label: account.name,
      values: { requiredOutcome: account.requiredOutcome, appropriateExperience: account.appropriateExperience },
      only: ['requiredOutcome', 'appropriateExperience'],
    });
  return (
    <Panel
      title={accountTexts.outcome.title}
      aside={
        <Button size="compact-sm" variant="subtle" onClick={edit}>
          {accountTexts.editAccount}
        </Button>
      }
    >
      <p className={classes.label}>{accountTexts.outcome.required}</p>
      {account.requiredOutcome === null ? (
        <p className={classes.missing}>{accountTexts.outcome.missing}</p>
      ) : (
        <p className={classes.text}>{account.requiredOutcome}</p>
      )}
      <p className={classes.label} style={{ marginTop: 10 }}>
        {accountTexts.outcome.experience}
      </p>
      <p className={account.appropriateExperience === null ? classes.dim : classes.text}>
        {account.appropriateExperience ?? '–'}
      </p>
      <FactDialog draft={draft} onClose={() => setDraft(null)} />
    </Panel>
  );
}
