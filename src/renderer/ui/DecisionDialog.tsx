/** A decision about a score: pulse or data accepted, or a band set beside the computed one; with reason, author and expiry. */
import { Button, Modal, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { OVERRIDE_BANDS } from '../../shared/contract/account.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { DayInput } from './DayInput.tsx';
import { useReturnFocus } from './useReturnFocus.ts';

type Kind = keyof typeof texts.kinds;
type OverrideBand = (typeof OVERRIDE_BANDS)[number];

const texts = {
  explain:
    'The computed score and band stay visible beside your decision, and the decision is scored later against what happened.',
  kind: 'Decision',
  kinds: {
    'accept pulse': 'Accept the pulse: the CSM is right',
    'accept data': 'Accept the data: the other parts are right',
    override: 'Override: set a band beside the computed one',
  },
  band: 'Band to show beside the computed one',
  reason: 'Reason',
  author: 'Author',
  expires: 'Expires on',
  clearDay: 'No expiry',
  save: 'Decide',
  failed: 'Not decided',
  incomplete: 'A decision names its reason and its author.',
  incompleteOverride: 'An override needs its band, its reason, its author and the day it expires.',
} as const;

const KINDS = ['accept pulse', 'accept data', 'override'] as const satisfies readonly Kind[];

/** What was decided, as the method `account.decide` takes it beside account and date. */
export interface Decided {
  readonly kind: Kind;
  readonly text: string;
  readonly author: string;
  readonly band?: OverrideBand;
  readonly expiresDate?: IsoDay;
}

interface Props {
  readonly title: string;
  /** What is decided about: the disagreement in words, the figures as they stand. */
  readonly children?: ReactNode;
  /** Pulse and data disagree, so one of them may be accepted; else only an override is offered. */
  readonly isDisagreement: boolean;
  /** Name the author field starts with. */
  readonly author: string;
  /** First day an expiry may be. */
  readonly asOf: IsoDay;
  readonly isSaving: boolean;
  /** Why the last try failed; null: it did not. */
  readonly error: string | null;
  readonly onSave: (decided: Decided) => void;
  readonly onClose: () => void;
}

export function DecisionDialog(props: Props): ReactNode {
  const [kind, setKind] = useState<Kind>(props.isDisagreement ? 'accept pulse' : 'override');
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(props.author);
  const [band, setBand] = useState<OverrideBand | null>(null);
  const [expires, setExpires] = useState<IsoDay | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  useReturnFocus();
  const isOverride = kind === 'override';
  const lacking = isOverride ? texts.incompleteOverride : texts.incomplete;
  const problem = isIncomplete ? lacking : props.error;

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const lacks = reason.trim() === '' || author.trim() === '' || (isOverride && (band === null || expires === null));
    setIncomplete(lacks);
    if (lacks) return;
    props.onSave({
      kind,
      text: reason,
      author,
      ...(isOverride && band !== null ? { band } : {}),
      ...(expires === null ? {} : { expiresDate: expires }),
    });
  };

  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form onSubmit={save} noValidate>
        <Stack gap="sm">
          {props.children}
          {props.isDisagreement && (
            <SegmentedControl
              orientation="vertical"
              fullWidth
              aria-label={texts.kind}
              value={kind}
              onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'accept pulse')}
              data={KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
            />
          )}
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
          <DayInput
            label={texts.expires}
            clearable
            clearButtonProps={{ 'aria-label': texts.clearDay }}
            hideOutsideDates
            minDate={props.asOf}
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
          <Button type="submit" loading={props.isSaving}>
            {texts.save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
