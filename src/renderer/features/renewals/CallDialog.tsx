/** Records what CSM or leader call a contract: a dated fact beside the calls so far, undoable like any edit. */
import { Button, Modal, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent, type ReactNode } from 'react';
import { CALLER_WORDS } from '../../../shared/domain/wording.ts';
import type { DueContract } from '../../../shared/contract/renewals.ts';
import { FORECAST_CATEGORIES, type ForecastCategory } from '../../../shared/domain/facts.ts';
import { minorDigits, roundHalfUp } from '../../../shared/domain/money.ts';
import { useApiChange } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { errorText } from '../../ui/errorText.ts';
import { formatDay } from '../../ui/formatDate.ts';
import { Money } from '../../ui/Money.tsx';
import classes from './Renewals.module.css';
import { renewalsTexts } from './texts.ts';

const texts = renewalsTexts.call;
export type PersonCaller = 'csm' | 'leader';

/** The contract and the caller whose cell was opened. */
export interface CallDraft {
  readonly contract: DueContract;
  readonly caller: PersonCaller;
}

interface Props {
  readonly draft: CallDraft | null;
  readonly onClose: () => void;
}

export function CallDialog({ draft, onClose }: Props): ReactNode {
  return (
    <Modal
      opened={draft !== null}
      onClose={onClose}
      title={draft === null ? '' : texts.title(draft.contract.accountName)}
    >
      {draft !== null && <CallForm draft={draft} onClose={onClose} />}
    </Modal>
  );
}

function CallForm({ draft, onClose }: { readonly draft: CallDraft; readonly onClose: () => void }): ReactNode {
  const { contract } = draft;
  const { asOf } = useAsOf();
  const [caller, setCaller] = useState<PersonCaller>(draft.caller);
  const [category, setCategory] = useState<ForecastCategory | null>(null);
  const [amount, setAmount] = useState<number | string>('');
  const [date, setDate] = useState<string | null>(asOf);
  const [lacksCategory, setLacksCategory] = useState(false);
  const add = useApiChange('account.addFact');
  const problem = lacksCategory ? texts.needsCategory : add.error === null ? null : errorText(add.error);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    setLacksCategory(category === null);
    if (category === null) return;
    const amountMinor =
      typeof amount === 'number' ? roundHalfUp(amount * 10 ** minorDigits(contract.callCurrency)) : null;
    add.mutate(
      {
        table: 'forecast',
        values: {
          contractId: contract.contractId,
          caller,
          category,
          date: date ?? asOf,
          ...(amountMinor === null ? {} : { amountMinor }),
        },
      },
      {
        onSuccess: ({ label }) => {
          notifications.show({ message: label });
          onClose();
        },
      },
    );
  };

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.explain}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={texts.caller}
          value={caller}
          onChange={(value) => setCaller(value === 'leader' ? 'leader' : 'csm')}
          data={[
            { value: 'csm', label: CALLER_WORDS.csm },
            { value: 'leader', label: CALLER_WORDS.leader },
          ]}
        />
        <Select
          data-autofocus
          label={texts.category}
          data={[...FORECAST_CATEGORIES]}
          value={category}
          onChange={(value) => setCategory(FORECAST_CATEGORIES.find((one) => one === value) ?? null)}
        />
        <NumberInput
          label={texts.amount(contract.callCurrency)}
          min={0}
          decimalScale={minorDigits(contract.callCurrency)}
          thousandSeparator=","
          value={amount}
          onChange={setAmount}
        />
        <DayInput label={texts.date} hideOutsideDates maxDate={asOf} value={date} onChange={setDate} />
        <CallsSoFar contract={contract} />
        {problem !== null && (
          <Text role="alert" c="var(--qb-danger)">
            {texts.failed}: {problem}
          </Text>
        )}
        <Button type="submit" loading={add.isPending}>
          {texts.save}
        </Button>
      </Stack>
    </form>
  );
}

function CallsSoFar({ contract: { calls, callCurrency } }: { readonly contract: DueContract }): ReactNode {
  return (
    <section aria-label={texts.before}>
      <h3 className={classes.label}>{texts.before}</h3>
      {calls.length === 0 ? (
        <p className={classes.note}>{texts.none}</p>
      ) : (
        <ul className={classes.callsSoFar}>
          {calls.map(({ caller, category, date, amountMinor }, index) => (
            <li key={`${caller} ${date} ${index}`}>
              <span className={classes.hint}>{date === null ? texts.undated : formatDay(date)}</span>
              <span>{CALLER_WORDS[caller]}</span>
              <strong>{category}</strong>
              {amountMinor !== null && <Money minor={amountMinor} currency={callCurrency} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
