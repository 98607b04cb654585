/** The thresholds by what they decide. */
import type { ReactNode } from 'react';
import { DEFAULT_THRESHOLDS, type ScoreModel } from '../../../shared/domain/model.ts';
import { ModelNumber } from './ModelNumber.tsx';
import classes from './Settings.module.css';
import { THRESHOLD_GROUPS, type Unit } from './thresholdGroups.ts';

const SUFFIX: Readonly<Record<Unit, string>> = { points: '', days: ' d', share: ' %', power: '' };

interface Props {
  readonly model: ScoreModel;
  readonly onModel: (model: ScoreModel) => void;
}

export function ThresholdFields({ model, onModel }: Props): ReactNode {
  return (
    <div className={classes.groups}>
      {THRESHOLD_GROUPS.map(({ title, thresholds }) => (
        <fieldset key={title} className={classes.group}>
          <legend className={classes.groupTitle}>{title}</legend>
          {thresholds.map(({ name, label, explain, unit }) => (
            <ModelNumber
              key={name}
              id={name}
              label={label}
              explain={explain}
              value={model.thresholds[name]}
              usual={DEFAULT_THRESHOLDS[name]}
              suffix={SUFFIX[unit]}
              scale={unit === 'share' ? 100 : 1}
              onValue={(value) => onModel({ ...model, thresholds: { ...model.thresholds, [name]: value } })}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
