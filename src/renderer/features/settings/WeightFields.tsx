/** The weights of the parts with their share of the sum. */
import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DEFAULT_MODEL, type ScoreModel } from '../../../shared/domain/model.ts';
import { PARTS, type ScoredPartName } from '../../../shared/domain/results.ts';
import { formatNumber, formatShare } from '../../ui/formatNumber.ts';
import { PART_WORDS } from '../../ui/parts.ts';
import { sumOfWeights } from './modelDraft.ts';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.model;

interface Props {
  readonly model: ScoreModel;
  readonly onModel: (model: ScoreModel) => void;
}

export function WeightFields({ model, onModel }: Props): ReactNode {
  const sum = sumOfWeights(model);
  const set = (part: ScoredPartName, weight: number) =>
    onModel(
      part === 'nps' ? { ...model, npsWeight: weight } : { ...model, weights: { ...model.weights, [part]: weight } },
    );
  const weightOf = (part: ScoredPartName, of: ScoreModel) => (part === 'nps' ? of.npsWeight : of.weights[part]);
  return (
    <>
      <p className={classes.note}>{texts.weightsExplain}</p>
      <table className={classes.weights}>
        <tbody>
          {[...PARTS, 'nps' as const].map((part) => {
            const weight = weightOf(part, model);
            const usual = weightOf(part, DEFAULT_MODEL);
            return (
              <tr key={part}>
                <th scope="row" id={`weight-${part}`}>
                  {PART_WORDS[part]}
                </th>
                <td>
                  <NumberInput
                    aria-labelledby={`weight-${part}`}
                    size="sm"
                    w={84}
                    min={0}
                    max={1000}
                    value={weight}
                    onChange={(value) => set(part, Number(value) || 0)}
                  />
                </td>
                <td className={classes.shareCell}>
                  <span className={classes.meter} aria-hidden="true">
                    <span style={{ width: `${sum === 0 ? 0 : (100 * weight) / sum}%` }} />
                  </span>
                  {sum === 0 ? '' : formatShare(weight / sum)}
                </td>
                <td className={classes.usual}>{weight === usual ? '' : texts.default(formatNumber(usual))}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.sum}</th>
            <td className={classes.sum}>{formatNumber(sum)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </>
  );
}
