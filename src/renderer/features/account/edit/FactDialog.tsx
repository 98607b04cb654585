/** Adds or changes one fact by hand: the fields of the catalogue, checked by the services, undoable. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent, type ReactNode } from 'react';
import { fieldsOf } from '../../../../shared/fields/catalogue.ts';
import type { Entity } from '../../../../shared/fields/types.ts';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../ui/errorText.ts';
import { accountTexts } from '../texts.ts';
import { changesOf, isEditable, startText, type FieldText } from './factFields.ts';
import { FieldInput } from './FieldInput.tsx';

export type FactDraft =
  | {
      readonly mode: 'add';
      readonly table: Entity;
      readonly accountId: string;
      readonly values: Readonly<Record<string, unknown>>;
    }
  | {
      readonly mode: 'edit';
      readonly table: Entity;
      readonly id: string;
      readonly label: string;
      readonly values: Readonly<Record<string, unknown>>;
      /** Property names to show; all editable ones when absent. */
      readonly only?: readonly string[];
    };

interface Props {
  readonly draft: FactDraft | null;
  readonly onClose: () => void;
}

export function FactDialog({ draft, onClose }: Props): ReactNode {
  return (
    <Modal opened={draft !== null} onClose={onClose} size="lg" title={draft === null ? '' : titleOf(draft)}>
      {draft !== null && <FactForm draft={draft} onClose={onClose} />}
    </Modal>
  );
}

const tableNames: Readonly<Record<Entity, string>> = {
  account: 'the account',
  contract: 'a contract',
  stakeholder: 'a person',
  milestone: 'a milestone',
  pulse: 'a pulse',
  touch: 'a touch',
  survey: 'a survey answer',
  usage: 'a usage row',
  ticket: 'a ticket',
  forecast: 'a forecast',
};

function titleOf(draft: FactDraft): string {
  return draft.mode === 'add' ? accountTexts.edit.add(tableNames[draft.table]) : accountTexts.edit.change(draft.label);
}

function FactForm({ draft, onClose }: { readonly draft: FactDraft; readonly onClose: () => void }): ReactNode {
  const only = draft.mode === 'edit' ? draft.only : undefined;
  const fields = fieldsOf(draft.table).filter(
    (field) => isEditable(field) && (only === undefined || only.includes(field.name)),
  );
  const currency = typeof draft.values['currency'] === 'string' ? draft.values['currency'] : null;
  const [start] = useState<FieldText>(() =>
    Object.fromEntries(fields.map((field) => [field.name, startText(field, draft.values[field.name], currency)])),
  );
  const [texts, setTexts] = useState<FieldText>(start);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(null);
    const changes = changesOf(fields, start, texts, texts['currency'] ?? currency);
    if (!changes.ok) return setError(changes.sentence);
    const unchangedStart =
      draft.mode === 'add'
        ? Object.fromEntries(Object.entries(draft.values).filter(([name]) => !(name in changes.values)))
        : {};
    if (Object.keys(changes.values).length === 0 && draft.mode === 'edit') return onClose();
    setSaving(true);
    try {
      const done =
        draft.mode === 'edit'
          ? await api.call('account.edit', { table: draft.table, id: draft.id, changes: changes.values })
          : await api.call('account.addFact', {
              table: draft.table,
              accountId: draft.accountId,
              values: { ...(unchangedStart as typeof changes.values), ...changes.values },
            });
      notifications.show({ message: done.label });
      onClose();
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setSaving(false);
    }
  };

  return (
    <form onSubmit={(event) => void save(event)}>
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
        {error !== null && (
          <Text role="alert" c="var(--qb-danger)">
            {accountTexts.edit.failed}: {error}
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={isSaving}>
            {accountTexts.edit.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
