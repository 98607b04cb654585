/** The base currency and the book's own exchange rates. */
import { ActionIcon, Alert, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useApiChange } from '../../api/useApi.ts';
import { useStart } from '../../app/start.ts';
import type { Rate, RateList } from '../../../shared/contract/settings.ts';
import { errorText } from '../../ui/errorText.ts';
import { Panel } from '../../ui/Page.tsx';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';
import { useSaveSettings } from './useSaveSettings.ts';

const texts = settingsTexts.rates;
const NONE = '';

interface Props {
  readonly table: RateList;
  readonly baseCurrency: string | null;
}

export function RatesForm({ table, baseCurrency }: Props): ReactNode {
  const { today } = useStart();
  const [rates, setRates] = useState<readonly Rate[]>(table.rates);
  const settings = useSaveSettings();
  const change = useApiChange('rates.save');
  const currencies = [...new Set([...table.currencies, ...(baseCurrency === null ? [] : [baseCurrency])])].sort();
  const set = (id: string, next: Partial<Rate>) =>
    setRates(rates.map((rate) => (rate.id === id ? { ...rate, ...next } : rate)));
  const add = () => {
    const fromCurrency = table.missing[0] ?? currencies.find((code) => code !== baseCurrency) ?? '';
    setRates([
      ...rates,
      {
        id: crypto.randomUUID(),
        fromDate: today,
        fromCurrency,
        toCurrency: baseCurrency ?? currencies.find((code) => code !== fromCurrency) ?? '',
        rate: 1,
      },
    ]);
  };
  const save = () =>
    change.mutate(
      {
        rates: rates.map(({ fromDate, fromCurrency, toCurrency, rate }) => ({
          fromDate,
          fromCurrency,
          toCurrency,
          rate,
        })),
      },
      {
        onSuccess: () => notifications.show({ message: settingsTexts.saved, color: 'teal' }),
        onError: (error) =>
          notifications.show({
            title: settingsTexts.notSaved,
            message: errorText(error),
            color: 'red',
            autoClose: false,
          }),
      },
    );
  return (
    <div className={classes.form}>
      <Panel title={texts.base}>
        <Select
          aria-label={texts.base}
          description={texts.baseExplain}
          w={320}
          data={[{ value: NONE, label: texts.none }, ...currencies.map((code) => ({ value: code, label: code }))]}
          value={baseCurrency ?? NONE}
          disabled={settings.isBusy}
          onChange={(value) => settings.save({ baseCurrency: value === NONE ? null : value })}
        />
        {baseCurrency !== null && table.missing.length > 0 && (
          <Alert color="yellow" mt="md">
            {texts.missing(table.missing.join(', '))}
          </Alert>
        )}
      </Panel>
      <Panel title={texts.table}>
        <p className={classes.note}>{texts.explain}</p>
        {rates.length === 0 ? (
          <p className={classes.note}>{texts.empty}</p>
        ) : (
          <ul className={classes.rates}>
            {rates.map((rate) => (
              <RateFields
                key={rate.id}
                rate={rate}
                onRate={(next) => set(rate.id, next)}
                onRemove={() => setRates(rates.filter(({ id }) => id !== rate.id))}
              />
            ))}
          </ul>
        )}
        <div className={classes.buttons}>
          <Button variant="default" leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={add}>
            {texts.add}
          </Button>
          <Button disabled={rates === table.rates} loading={change.isPending} onClick={save}>
            {texts.save}
          </Button>
        </div>
      </Panel>
    </div>
  );
}

interface RateFieldsProps {
  readonly rate: Rate;
  readonly onRate: (next: Partial<Rate>) => void;
  readonly onRemove: () => void;
}

function RateFields({ rate, onRate, onRemove }: RateFieldsProps): ReactNode {
  const code = (text: string) => text.toUpperCase().slice(0, 3);
  return (
    <li className={classes.rate}>
      <DateInput
        label={texts.from}
        size="sm"
        value={rate.fromDate}
        onChange={(day) => day !== null && onRate({ fromDate: day })}
      />
      <TextInput
        label={texts.fromCurrency}
        size="sm"
        value={rate.fromCurrency}
        onChange={(event) => onRate({ fromCurrency: code(event.currentTarget.value) })}
      />
      <TextInput
        label={texts.toCurrency}
        size="sm"
        value={rate.toCurrency}
        onChange={(event) => onRate({ toCurrency: code(event.currentTarget.value) })}
      />
      <NumberInput
        label={texts.rate}
        size="sm"
        hideControls
        min={0}
        decimalScale={8}
        value={rate.rate}
        onChange={(value) => value !== '' && onRate({ rate: Number(value) })}
      />
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={texts.remove} onClick={onRemove}>
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  );
}
