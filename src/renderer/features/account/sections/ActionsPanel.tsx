/** Decisions in force, overrides beside the computed band, and open actions. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { useApiChange } from '../../../api/useApi.ts';
import { formatDay } from '../../../ui/formatDate.ts';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts } from '../texts.ts';
import classes from './Lists.module.css';

export function ActionsPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [text, setText] = useState('');
  const add = useApiChange('account.addAction');
  const finish = useApiChange('account.finishAction');
  const texts = accountTexts.actions;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate({ accountId: view.account.id, text }, { onSuccess: () => setText('') });
  };
  return (
    <Panel title={texts.title}>
      {view.decisions.length === 0 && view.actions.length === 0 && <p className={classes.dim}>{texts.none}</p>}
      <ul className={classes.list}>
        {view.decisions.map((decision) => (
          <li key={decision.id}>
            <span>
              <strong>{decision.kind}</strong>
              {decision.band === null ? '' : ` (${decision.band})`}: {decision.text}
              <span className={classes.line}>
                {formatDay(decision.date)}
                {decision.author === null ? '' : `, ${decision.author}`}
                {decision.expiresDate === null ? '' : `, ${texts.until} ${formatDay(decision.expiresDate)}`}
                {decision.inForce ? '' : `, ${accountTexts.decide.expired}`}
              </span>
            </span>
          </li>
        ))}
        {view.actions.map((action) => (
          <li key={action.id}>
            <Checkbox
              label={[action.text, action.owner, action.dueDate === null ? null : formatDay(action.dueDate)]
                .filter((part) => part !== null)
                .join(' · ')}
              checked={action.doneDate !== null}
              onChange={(event) =>
                finish.mutate({ id: action.id, doneDate: event.currentTarget.checked ? view.asOf : null })
              }
            />
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className={classes.spaced} style={{ marginTop: 10 }}>
        <TextInput
          flex={1}
          size="xs"
          aria-label={texts.add}
          placeholder={texts.add}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" variant="default" loading={add.isPending} disabled={text.trim() === ''}>
          {texts.add}
        </Button>
      </form>
    </Panel>
  );
}
