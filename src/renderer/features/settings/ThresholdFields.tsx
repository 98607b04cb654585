/** The thresholds by what they decide, each in words, with its default and the way back to it. */
import { ActionIcon, NumberInput, Tooltip } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DEFAULT_THRESHOLDS, type ScoreModel } from '../../../shared/domain/model.ts';
import { formatNumber } from '../../ui/formatNumber.ts';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';
import { THRESHOLD_GROUPS, type ThresholdWords, type Unit } from './thresholdGroups.ts';

const texts = settingsTexts.model;
const SUFFIX: Readonly<Record<Unit, string>> = { points: '', days: ' d', share: ' %', power: '' };

interface Props {
  readonly model: ScoreModel;
  readonly onModel: (model: ScoreModel) => void;
}

export function ThresholdFields({ model, onModel }: Props): ReactNode {
  const set = (words: ThresholdWords, value: number) =>
    onModel({ ...model, thresholds: { ...model.thresholds, [words.name]: value } });
  return (
    <div className={classes.groups}>
      {THRESHOLD_GROUPS.map(({ title, thresholds }) => (
        <fieldset key={title} className={classes.group}>
          <legend className={classes.groupTitle}>{title}</legend>
          {thresholds.map((words) => (
            <Field
              key={words.name}
              words={words}
              value={model.thresholds[words.name]}
              onValue={(value) => set(words, value)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface FieldProps {
  readonly words: ThresholdWords;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function Field({ words, value, onValue }: FieldProps): ReactNode {
  const { name, label, unit, explain } = words;
  const usual = DEFAULT_THRESHOLDS[name];
  // Shares are typed as percent and kept as fractions; two decimals of a percent are plenty.
  const scale = unit === 'share' ? 100 : 1;
  const shown = (fraction: number) => Math.round(fraction * scale * 100) / 100;
  const usualText = `${formatNumber(shown(usual), 2)}${SUFFIX[unit]}`;
  return (
    <div className={classes.threshold}>
      <div className={classes.thresholdWords}>
        <label htmlFor={name}>{label}</label>
        <span className={classes.explain} id={`${name}-explain`}>
          {explain}
        </span>
      </div>
      <NumberInput
        id={name}
        aria-describedby={`${name}-explain`}
        size="sm"
        w={92}
        min={0}
        suffix={SUFFIX[unit]}
        value={shown(value)}
        onChange={(typed) => typed !== '' && onValue(Number(typed) / scale)}
      />
      <span className={classes.usual}>{value === usual ? '' : texts.default(usualText)}</span>
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
