/** A person changed company: which account they are at now, and since when. The old entry stays as a ghost that links to the new one. */
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api } from '../../../api/client.ts';
import { useApi } from '../../../api/useApi.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { errorText } from '../../../ui/errorText.ts';
import { SELECTS_TEXT } from '../../../ui/selectsText.ts';
import { accountTexts } from '../texts.ts';

const texts = accountTexts.move;

export interface Mover {
  readonly id: string;
  readonly name: string;
}

interface Props {
  /** Null: closed. */
  readonly person: Mover | null;
  /** Where they are on file now: not offered. */
  readonly accountId: string;
  readonly today: string;
  readonly onClose: () => void;
}

export function MovePersonDialog({ person, accountId, today, onClose }: Props): ReactNode {
  return (
    <Modal opened={person !== null} onClose={onClose} title={person === null ? '' : texts.title(person.name)}>
      {person !== null && <MoveForm person={person} accountId={accountId} today={today} onClose={onClose} />}
    </Modal>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function MoveForm({ person, accountId, today, onClose }: Props & { readonly person: Mover }): ReactNode {
  const [search, setSearch] = useState('');
  const [to, setTo] = useState<Choice | null>(null);
  const [date, setDate] = useState<string | null>(today);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const hits = useApi('account.search', { text: search, limit: 20 }, { enabled: search.trim() !== '' });
  const found: readonly Choice[] = (search.trim() === '' ? [] : (hits.data ?? []))
    .filter((hit) => hit.accountId !== accountId && hit.accountId !== to?.value)
    .map((hit) => ({ value: hit.accountId, label: hit.name }));
  const choices = to === null ? found : [to, ...found];

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (to === null || date === null) return;
    setError(null);
    setSaving(true);
    try {
      await api.call('account.movePerson', { personId: person.id, toAccountId: to.value, date });
      notifications.show({ message: texts.done(person.name, to.label) });
      onClose();
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setSaving(false);
    }
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.explain}
        </Text>
        <Select
          label={texts.to}
          placeholder={texts.search}
          searchable
          {...SELECTS_TEXT}
          data={choices}
          value={to?.value ?? null}
          onChange={(value) => setTo(choices.find((choice) => choice.value === value) ?? null)}
          searchValue={search}
          onSearchChange={setSearch}
          // The services search; names that the list does not show match by id or domain.
          filter={({ options }) => options}
          nothingFoundMessage={search.trim() === '' ? texts.type : texts.none}
          data-autofocus
        />
        <DayInput label={texts.date} value={date} onChange={setDate} />
        {error !== null && (
          <Text role="alert" c="var(--qb-danger)">
            {texts.failed}: {error}
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={isSaving} disabled={to === null || date === null}>
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
