import type { ReactNode } from 'react';
import type { FactFreshness, PartFreshness } from '../../../shared/contract/quality.ts';
import { FreshBars } from '../../ui/FreshMark.tsx';
import { formatCount, formatShare } from '../../ui/formatNumber.ts';
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
interface Props {
  readonly freshness: readonly PartFreshness[];
  readonly facts: readonly FactFreshness[];
}

export function FreshnessTable({ freshness, facts }: Props): ReactNode {
  return (
    <div className={classes.freshness} role="group" aria-label={texts.freshness} tabIndex={0}>
      <FactTable facts={facts} />
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

const STATES = ['fresh', 'ageing', 'stale'] as const;

/** Facts by kind: how many still tell what they told, by the half-lives of the score model. */
function FactTable({ facts }: { readonly facts: readonly FactFreshness[] }): ReactNode {
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{texts.factsExplain}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.factKind}</th>
          <th scope="col">{texts.halfLife}</th>
          {STATES.map((state) => (
            <th key={state} scope="col">
              <FreshBars state={state} /> {state}
            </th>
          ))}
          <th scope="col">undated</th>
          <th scope="col">{texts.shareFresh}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((row) => {
          const all = row.fresh + row.ageing + row.stale + row.undated;
          return (
            <tr key={row.kind}>
              <th scope="row">{row.kind}</th>
              <td>{texts.days(row.halfLifeDays)}</td>
              {STATES.map((state) => (
                <td key={state} data-none={row[state] === 0 || undefined}>
                  {formatCount(row[state])}
                </td>
              ))}
              <td data-none={row.undated === 0 || undefined}>{formatCount(row.undated)}</td>
              <td>{all === 0 ? '–' : texts.ofAll(formatShare(row.fresh / all), formatCount(all))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
