/** The score as a sum: each part, its weight and value, then what caps the band. */
import type { ReactNode } from 'react';
import { PARTS, type AccountHealth } from '../../shared/domain/results.ts';
import { BandBadge } from './BandBadge.tsx';
import { formatNumber, formatShare } from './formatNumber.ts';
import { Nothing } from './Nothing.tsx';
import { PART_WORDS } from './parts.ts';
import classes from './ScoreArithmetic.module.css';

export function ScoreArithmetic({ health }: { readonly health: AccountHealth }): ReactNode {
  const parts = [...PARTS.map((part) => health.parts[part]), ...(health.npsPart === null ? [] : [health.npsPart])];
  const known = parts.filter(({ value }) => value !== null);
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  const sum = known.reduce((total, { weight, value }) => total + weight * (value ?? 0), 0);
  return (
    <div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Weight</th>
            <th scope="col">Value</th>
            <th scope="col">Product</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, weight, value, why }) => (
            <tr key={part} data-unknown={value === null || undefined} title={why}>
              <th scope="row">{PART_WORDS[part]}</th>
              <td>{formatNumber(weight)}</td>
              <td>{value === null ? <Nothing spoken="unknown" /> : formatNumber(value)}</td>
              <td>{value === null ? <Nothing spoken="left out" /> : formatNumber(weight * value, 0)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Known parts</th>
            <td>{formatNumber(weights)}</td>
            <td />
            <td>{formatNumber(sum, 0)}</td>
          </tr>
        </tfoot>
      </table>
      <p className={classes.line}>
        {health.score === null
          ? 'No part is known, so there is no score.'
          : `${formatNumber(sum, 0)} / ${formatNumber(weights)} = ${formatNumber(health.score, 2)}`}
        {' · '}coverage {formatShare(health.coverage)}
      </p>
      <p className={classes.band}>
        From the score <BandBadge band={health.bandFromScore} withWord /> after caps{' '}
        <BandBadge band={health.band} withWord />
      </p>
      {health.usageNeverLiftsFired && (
        <p className={classes.line}>Usage never lifts: without adoption the band is lower, so the lower band stands.</p>
      )}
      {health.exceptions.length > 0 && (
        <ul className={classes.exceptions}>
          {health.exceptions.map(({ name, cap, because }) => (
            <li key={name}>
              <BandBadge band={cap} />
              <span>
                <strong>{name}</strong>: {because}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
