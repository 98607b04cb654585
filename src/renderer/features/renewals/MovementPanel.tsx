/** How ARR at risk moved between two days: a waterfall per currency that adds up, each step leading to its contracts and why. */
import { Button, Group } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useCallback, useState, type ReactNode } from 'react';
import { waterfallPicture } from '../../../shared/charts/waterfall.ts';
import type { Movement, MovementStep } from '../../../shared/contract/renewals.ts';
import type { IsoDay } from '../../../shared/domain/facts.ts';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { Chart, type Look } from '../../charts/Chart.tsx';
import { Definition } from '../../ui/Definition.tsx';
import { formatDay } from '../../ui/formatDate.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Panel } from '../../ui/Page.tsx';
import { MovementContracts } from './MovementContracts.tsx';
import classes from './Renewals.module.css';
import { calendarLabels, renewalsTexts } from './texts.ts';

const texts = renewalsTexts.movement;

export function MovementPanel(): ReactNode {
  const { asOf, input } = useAsOf();
  const [from, setFrom] = useState<IsoDay | null>(null);
  const [chosenTo, setTo] = useState<IsoDay | null>(null);
  const to = chosenTo ?? asOf;
  const isBackwards = from !== null && from >= to;
  const movement = useApi(
    'renewals.movement',
    {
      ...(input.asOf === undefined && chosenTo === null ? {} : { to }),
      ...(from === null ? {} : { from }),
    },
    { enabled: !isBackwards },
  );
  const known = movement.data;
  return (
    <Panel
      title={texts.title}
      aside={
        <Group gap="xs">
          <DateInput
            size="xs"
            w={132}
            aria-label={texts.from}
            valueFormat="YYYY-MM-DD"
            hideOutsideDates
            ariaLabels={calendarLabels}
            maxDate={to}
            value={from ?? known?.from ?? null}
            onChange={setFrom}
          />
          <span aria-hidden="true">–</span>
          <DateInput
            size="xs"
            w={132}
            aria-label={texts.to}
            valueFormat="YYYY-MM-DD"
            hideOutsideDates
            ariaLabels={calendarLabels}
            value={to}
            onChange={(day) => setTo(day === asOf ? null : day)}
          />
          {(from !== null || chosenTo !== null) && (
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setFrom(null);
                setTo(null);
              }}
            >
              {texts.reset}
            </Button>
          )}
          {known !== undefined && <Definition of={texts.title}>{known.definition}</Definition>}
        </Group>
      }
    >
      {isBackwards ? (
        <p role="alert" className={classes.note}>
          {texts.wrongOrder}
        </p>
      ) : (
        <Loaded query={movement} waiting={texts.waiting} failed={texts.failed}>
          {(data) => <Waterfalls data={data} />}
        </Loaded>
      )}
    </Panel>
  );
}

function Waterfalls({ data }: { readonly data: Movement }): ReactNode {
  if (data.byCurrency.length === 0) return <p className={classes.note}>{texts.nothing}</p>;
  return (
    <div className={classes.waterfalls}>
      <p className={classes.lead}>
        {formatDay(data.from)} – {formatDay(data.to)}, {texts.since[data.since]}
      </p>
      {data.byCurrency.map(({ currency }) => (
        <Waterfall key={currency} data={data} currency={currency} />
      ))}
    </div>
  );
}

function Waterfall({ data, currency }: { readonly data: Movement; readonly currency: string }): ReactNode {
  const [open, setOpen] = useState<MovementStep | null>(null);
  const own = data.byCurrency.find((entry) => entry.currency === currency);
  const build = useCallback(
    (look: Look) => waterfallPicture(data, own ?? { currency, steps: [] }, look),
    [data, own, currency],
  );
  const step = own?.steps.find((entry) => entry.step === open);
  return (
    <div className={classes.waterfall}>
      <Chart
        build={build}
        fileName={`movement ${currency} ${data.from} ${data.to}`}
        startAt={open ?? undefined}
        takesFocus={false}
        onDrill={({ id }) => setOpen(own?.steps.find((entry) => entry.step === id)?.step ?? null)}
        onBack={() => setOpen(null)}
        aside={data.byCurrency.length > 1 ? <strong>{currency}</strong> : undefined}
      />
      {step !== undefined && (
        <MovementContracts
          key={step.step}
          step={step.step}
          currency={currency}
          contracts={step.contracts}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
