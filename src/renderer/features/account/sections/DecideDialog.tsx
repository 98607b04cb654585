/** Settles a disagreement between pulse and data, or sets a band beside the computed one: with reason, author and expiry. */
import { Button, Modal, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type FormEvent, type ReactNode } from 'react';
import { calendarLabels } from '../../../ui/calendarLabels.ts';
import { OVERRIDE_BANDS, type AccountPage } from '../../../../shared/contract/account.ts';
import { useApiChange } from '../../../api/useApi.ts';
import { errorText } from '../../../ui/errorText.ts';
import { accountTexts } from '../texts.ts';

const KINDS = ['accept pulse', 'accept data', 'override'] as const;
type Kind = (typeof KINDS)[number];
const texts = accountTexts.decide;

interface Props {
  readonly view: AccountPage;
  readonly onClose: () => void;
}

export function DecideDialog({ view, onClose }: Props): ReactNode {
  const kinds = view.health.disagreement === null ? (['override'] as const) : KINDS;
  const [kind, setKind] = useState<Kind>(kinds[0]);
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(view.account.csm ?? '');
  const [band, setBand] = useState<(typeof OVERRIDE_BANDS)[number] | null>(null);
  const [expires, setExpires] = useState<string | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const decide = useApiChange('account.decide');
  const problem = isIncomplete ? texts.incomplete : decide.error === null ? null : errorText(decide.error);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const isOverride = kind === 'override';
    const lacks = reason.trim() === '' || author.trim() === '' || (isOverride && (band === null || expires === null));
    setIncomplete(lacks);
    if (lacks) return;
    decide.mutate(
      {
        accountId: view.account.id,
        date: view.asOf,
        kind,
        text: reason,
        author,
        ...(isOverride && band !== null ? { band } : {}),
        ...(expires === null ? {} : { expiresDate: expires }),
      },
      { onSuccess: onClose },
    );
  };

  return (
    <Modal opened onClose={onClose} title={`${texts.title}: ${view.account.name}`}>
      <form onSubmit={save} noValidate>
        <Stack gap="sm">
          {view.health.disagreement !== null && <Text>{view.health.disagreement.because}</Text>}
          <Text size="sm" c="dimmed">
            {texts.explain}
          </Text>
          {kinds.length > 1 && (
            <SegmentedControl
              orientation="vertical"
              fullWidth
              aria-label={texts.kind}
              value={kind}
              onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'accept pulse')}
              data={kinds.map((value) => ({ value, label: texts.kinds[value] }))}
            />
          )}
          {kind === 'override' && (
            <Select
              label={texts.band}
              data={[...OVERRIDE_BANDS]}
              value={band}
              onChange={(value) => setBand(OVERRIDE_BANDS.find((one) => one === value) ?? null)}
            />
          )}
          <Textarea
            data-autofocus
            label={texts.reason}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput label={texts.author} value={author} onChange={(event) => setAuthor(event.currentTarget.value)} />
          <DateInput
            ariaLabels={calendarLabels}
            label={texts.expires}
            valueFormat="YYYY-MM-DD"
            clearable
            clearButtonProps={{ 'aria-label': texts.clear }}
            minDate={view.asOf}
            value={expires}
            onChange={setExpires}
          />
          {problem !== null && (
            <Text role="alert" c="var(--qb-danger)">
              {texts.failed}: {problem}
            </Text>
          )}
          <Button type="submit" loading={decide.isPending}>
            {texts.save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
