/** The form of one fact: what differs is saved as one edit; what is refused is said beside the button, nothing typed is lost. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { EditDone } from '../../../../shared/contract/account.ts';
import { fieldsOf } from '../../../../shared/fields/catalogue.ts';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../ui/errorText.ts';
import { OriginButton } from '../sections/OriginButton.tsx';
import { accountTexts } from '../texts.ts';
import type { FactDraft } from './FactDialog.tsx';
import { changesOf, isEditable, startText, type Changes, type FieldText } from './factFields.ts';
import { FieldInput } from './FieldInput.tsx';
import { idsText, personChanges, personFieldsOf, type PersonChoice } from './personFields.ts';
import { PersonInput } from './PersonInput.tsx';

interface Props {
  readonly draft: FactDraft;
  readonly people: readonly PersonChoice[];
  readonly action?: ReactNode;
  readonly onClose: () => void;
}

export function FactForm({ draft, people, action, onClose }: Props): ReactNode {
  const only = draft.mode === 'edit' ? draft.only : undefined;
  const isShown = (name: string): boolean => only === undefined || only.includes(name);
  const own = draft.mode === 'edit' ? draft.id : null;
  const others = people.filter(({ id }) => draft.table !== 'stakeholder' || id !== own);
  const fields = fieldsOf(draft.table).filter((field) => isEditable(field) && isShown(field.name));
  const persons = people.length === 0 ? [] : personFieldsOf(draft.table).filter(({ name }) => isShown(name));
  const currency = typeof draft.values['currency'] === 'string' ? draft.values['currency'] : null;
  const [start] = useState<FieldText>(() =>
    Object.fromEntries([
      ...fields.map((field) => [field.name, startText(field, draft.values[field.name], currency)]),
      ...persons.map(({ name }) => [name, idsText(draft.values[name])]),
    ]),
  );
  const [texts, setTexts] = useState<FieldText>(start);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const run = async (work: () => Promise<EditDone>): Promise<void> => {
    setError(null);
    setSaving(true);
    try {
      const done = await work();
      notifications.show({ message: done.label });
      onClose();
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setSaving(false);
    }
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.table === 'pulse' && (texts['reason'] ?? '').trim() === '')
      return setError(accountTexts.edit.pulseReason);
    const changes = changesOf(fields, start, texts, { before: currency, after: texts['currency'] || currency });
    if (!changes.ok) return setError(changes.sentence);
    const values = { ...changes.values, ...personChanges(persons, start, texts) };
    if (draft.mode === 'edit' && Object.keys(values).length === 0) return onClose();
    void run(() => saveFact(draft, values));
  };

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        {fields.map((field, index) => (
          <FieldInput
            key={field.key}
            field={field}
            value={texts[field.name] ?? ''}
            autoFocus={index === 0}
            onChange={(text) => setTexts({ ...texts, [field.name]: text })}
          />
        ))}
        {persons.map((field) => (
          <PersonInput
            key={field.name}
            field={field}
            people={others}
            value={texts[field.name] ?? ''}
            onChange={(ids) => setTexts({ ...texts, [field.name]: ids })}
          />
        ))}
        {error !== null && (
          <Text role="alert" c="var(--qb-danger)">
            {accountTexts.edit.failed}: {error}
          </Text>
        )}
        <Group justify="space-between">
          {draft.mode === 'edit' ? (
            <Group gap={4}>
              <OriginButton fact={{ table: draft.table, id: draft.id }} />
              {draft.table !== 'account' && only === undefined && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  onClick={() => void run(() => api.call('account.removeFact', { table: draft.table, id: draft.id }))}
                >
                  {accountTexts.edit.remove}
                </Button>
              )}
              {action}
            </Group>
          ) : (
            <span />
          )}
          <Button type="submit" loading={isSaving}>
            {accountTexts.edit.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Values = Extract<Changes, { readonly ok: true }>['values'];

/** A new fact keeps what the dialog was opened with where the person left it as it was. */
function saveFact(draft: FactDraft, values: Values): Promise<EditDone> {
  if (draft.mode === 'edit') return api.call('account.edit', { table: draft.table, id: draft.id, changes: values });
  // What a dialog is opened with is made by the page from the same kinds of values.
  const given = draft.values as Values;
  return api.call('account.addFact', {
    table: draft.table,
    accountId: draft.accountId,
    values: { ...given, ...values },
  });
}
