/** The team's own numbers: hours per stage and segment, per open piece of work, and capacity per CSM. */
import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { BalanceSettings } from '../../../shared/contract/settings.ts';
import { useApi, useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import classes from './BalancePage.module.css';
import { balanceTexts as texts } from './texts.ts';

interface Props {
  readonly csms: readonly string[];
  readonly onClose: () => void;
}

export function HoursDialog({ csms, onClose }: Props): ReactNode {
  useReturnFocus();
  const settings = useApi('settings.get', {});
  const portfolio = useApi('portfolio.list', {});
  return (
    <Modal opened onClose={onClose} size="xl" title={texts.settings.title}>
      <Loaded query={settings} waiting={texts.waiting} failed={texts.failed}>
        {(found) => (
          <HoursForm
            start={found.balance}
            csms={csms}
            stages={distinct(portfolio.data?.rows.map((row) => row.lifecycleStage ?? '') ?? [])}
            segments={distinct(portfolio.data?.rows.map((row) => row.segment ?? '') ?? [])}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Modal>
  );
}

interface FormProps extends Props {
  readonly start: BalanceSettings;
  readonly stages: readonly string[];
  readonly segments: readonly string[];
}

type Table = 'hoursByStage' | 'hoursBySegment' | 'capacityByCsm';
type Single = 'hoursPerOpenMilestone' | 'hoursPerOpenTicket' | 'hoursPerRenewal';

function HoursForm({ start, csms, stages, segments, onClose }: FormProps): ReactNode {
  const [balance, setBalance] = useState(start);
  const save = useApiChange('settings.save');
  const setIn = (table: Table, key: string, value: string | number): void => {
    const { [key]: _, ...others } = balance[table];
    setBalance({ ...balance, [table]: typeof value === 'number' ? { ...others, [key]: value } : others });
  };
  const grid = (table: Table, title: string, keys: readonly string[]): ReactNode => (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      {keys.length === 0 ? (
        <p className={classes.dim}>{texts.settings.none}</p>
      ) : (
        <SimpleGrid cols={3} spacing="sm">
          {keys.map((key) => (
            <NumberInput
              key={key}
              size="xs"
              label={key === '' ? '(none)' : key}
              min={0}
              value={balance[table][key] ?? ''}
              onChange={(value) => setIn(table, key, value)}
            />
          ))}
        </SimpleGrid>
      )}
    </section>
  );
  const single = (name: Single, label: string): ReactNode => (
    <NumberInput
      size="xs"
      label={label}
      min={0}
      value={balance[name]}
      onChange={(value) => setBalance({ ...balance, [name]: typeof value === 'number' ? value : 0 })}
    />
  );
  return (
    <Stack gap="md">
      {grid('hoursByStage', texts.settings.stage, stages)}
      {grid('hoursBySegment', texts.settings.segment, segments)}
      <SimpleGrid cols={3} spacing="sm">
        {single('hoursPerOpenMilestone', texts.settings.openMilestone)}
        {single('hoursPerOpenTicket', texts.settings.openTicket)}
        {single('hoursPerRenewal', texts.settings.renewal)}
      </SimpleGrid>
      {grid('capacityByCsm', texts.settings.capacity, csms)}
      <NumberInput
        size="xs"
        w={280}
        label={texts.settings.everyone}
        min={0}
        value={balance.capacityDefault ?? ''}
        onChange={(value) => setBalance({ ...balance, capacityDefault: typeof value === 'number' ? value : null })}
      />
      {save.error !== null && (
        <Text role="alert" c="var(--qb-danger)">
          {texts.settings.failed}: {errorText(save.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button loading={save.isPending} onClick={() => save.mutate({ balance }, { onSuccess: onClose })}>
          {texts.settings.save}
        </Button>
      </Group>
    </Stack>
  );
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
