/** Settles a disagreement between pulse and data: accept one, or set a band beside the computed one; with reason, author and expiry. */
import { Button, Modal, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent, type ReactNode } from 'react';
import { OVERRIDE_BANDS } from '../../../shared/contract/account.ts';
import type { ListedAccount } from '../../../shared/contract/portfolio.ts';
import type { IsoDay } from '../../../shared/domain/facts.ts';
import { useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import { Standing } from './Standing.tsx';
import { exceptionsTexts } from './texts.ts';

const texts = exceptionsTexts.decide;
const KINDS = ['accept pulse', 'accept data', 'override'] as const;
type Kind = (typeof KINDS)[number];
type OverrideBand = (typeof OVERRIDE_BANDS)[number];

interface Props {
  readonly account: ListedAccount;
  readonly asOf: IsoDay;
  readonly onClose: () => void;
}

export function SettleDialog({ account, asOf, onClose }: Props): ReactNode {
  const [kind, setKind] = useState<Kind>('accept pulse');
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState('');
  const [band, setBand] = useState<OverrideBand | null>(null);
  const [expires, setExpires] = useState<string | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const decide = useApiChange('account.decide');
  const isOverride = kind === 'override';
  const lacking = isOverride ? texts.incompleteOverride : texts.incomplete;
  const problem = isIncomplete ? lacking : decide.error === null ? null : errorText(decide.error);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const lacks = reason.trim() === '' || author.trim() === '' || (isOverride && (band === null || expires === null));
    setIncomplete(lacks);
    if (lacks) return;
    decide.mutate(
      {
        accountId: account.accountId,
        date: asOf,
        kind,
        text: reason,
        author,
        ...(isOverride && band !== null ? { band } : {}),
        ...(expires === null ? {} : { expiresDate: expires }),
      },
      {
        onSuccess: () => {
          notifications.show({ message: texts.done(account.name) });
          onClose();
        },
      },
    );
  };

  return (
    <Modal opened onClose={onClose} title={texts.title(account.name)}>
      <form onSubmit={save} noValidate>
        <Stack gap="sm">
          <Text>{account.because}</Text>
          <div>
            <Text size="xs" c="dimmed">
              {texts.computed}
            </Text>
            <Standing account={account} />
          </div>
          <SegmentedControl
            orientation="vertical"
            fullWidth
            aria-label={texts.kind}
            value={kind}
            onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'accept pulse')}
            data={KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
          />
          {isOverride && (
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
            label={texts.expires}
            valueFormat="YYYY-MM-DD"
            clearable
            clearButtonProps={{ 'aria-label': texts.clearDay }}
            hideOutsideDates
            ariaLabels={{ previousMonth: texts.calendarBack, nextMonth: texts.calendarOn }}
            minDate={asOf}
            value={expires}
            onChange={setExpires}
          />
          <Text size="xs" c="dimmed">
            {texts.explain}
          </Text>
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
