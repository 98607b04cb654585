import type { ReactNode } from 'react';
import type { PartFreshness } from '../../../shared/contract/quality.ts';
import { formatCount } from '../../ui/formatNumber.ts';
import { PART_WORDS } from '../../ui/parts.ts';
import classes from './Quality.module.css';
import { qualityTexts as texts } from './texts.ts';

const AGES = [
  ['upTo30', 'up to 30 days'],
  ['upTo90', 'up to 90 days'],
  ['upTo180', 'up to 180 days'],
  ['older', 'older'],
  ['undated', 'undated'],
  ['unknown', 'part unknown'],
] as const satisfies readonly (readonly [Exclude<keyof PartFreshness, 'part'>, string])[];

/** Accounts by age of the newest fact, per part. */
export function FreshnessTable({ freshness }: { readonly freshness: readonly PartFreshness[] }): ReactNode {
  return (
    <div className={classes.freshness}>
      <table className={classes.table}>
        <caption className={classes.caption}>{texts.freshnessExplain}</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            {AGES.map(([key, label]) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {freshness.map((row) => (
            <tr key={row.part}>
              <th scope="row">{PART_WORDS[row.part]}</th>
              {AGES.map(([key]) => (
                <td key={key} data-none={row[key] === 0 || undefined}>
                  {formatCount(row[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
