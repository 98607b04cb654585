/** One number of the model in words, with its default and the way back to it. */
import { ActionIcon, NumberInput, Tooltip } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../../ui/formatNumber.ts';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.model;

interface Props {
  readonly id: string;
  readonly label: string;
  readonly explain: string;
  readonly value: number;
  readonly usual: number;
  readonly suffix: string;
  /** What a figure is multiplied by to be read: shares are typed as percent and kept as fractions. */
  readonly scale?: number;
  readonly least?: number;
  readonly onValue: (value: number) => void;
}

export function ModelNumber(props: Props): ReactNode {
  const { id, label, explain, value, usual, suffix, scale = 1, least = 0, onValue } = props;
  // Two decimals of a percent are plenty.
  const shown = (figure: number) => Math.round(figure * scale * 100) / 100;
  return (
    <div className={classes.threshold}>
      <div className={classes.thresholdWords}>
        <label htmlFor={id}>{label}</label>
        <span className={classes.explain} id={`${id}-explain`}>
          {explain}
        </span>
      </div>
      <NumberInput
        id={id}
        aria-describedby={`${id}-explain`}
        size="sm"
        w={92}
        min={least}
        suffix={suffix}
        value={shown(value)}
        onChange={(typed) => typed !== '' && onValue(Number(typed) / scale)}
      />
      <span className={classes.usual}>
        {value === usual ? '' : texts.default(`${formatNumber(shown(usual), 2)}${suffix}`)}
      </span>
      <Tooltip label={texts.reset(label)} disabled={value === usual}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={texts.reset(label)}
          disabled={value === usual}
          data-invisible={value === usual || undefined}
          className={classes.resetOne}
          onClick={() => onValue(usual)}
        >
          <IconRestore size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
