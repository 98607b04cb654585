/** Each caller's forecast category against what happened. */
import type { ReactNode } from 'react';
import type { EvidenceReport } from '../../../shared/contract/evidence.ts';
import { CALLERS, FORECAST_CATEGORIES } from '../../../shared/domain/facts.ts';
import figures from '../../ui/FigureTable.module.css';
import classes from './EvidencePage.module.css';
import { evidenceTexts as texts } from './texts.ts';

const callerNames = { csm: 'CSM', rule: 'Rule', leader: 'Leader' } as const;

export function CallerTable({ callers }: { readonly callers: EvidenceReport['callers'] }): ReactNode {
  const rows = CALLERS.flatMap((caller) =>
    FORECAST_CATEGORIES.map((category) => ({ caller, category, record: callers[caller][category] })),
  ).filter((row) => row.record !== undefined);
  if (rows.length === 0) return <p className={classes.dim}>{texts.noCalls}</p>;
  return (
    <table className={figures.table}>
      <thead>
        <tr>
          <th scope="col" className={figures.text}>
            {texts.caller}
          </th>
          <th scope="col" className={figures.text}>
            {texts.category}
          </th>
          <th scope="col">{texts.renewed}</th>
          <th scope="col">{texts.lost}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ caller, category, record }) => (
          <tr key={`${caller} ${category}`}>
            <th scope="row">{callerNames[caller]}</th>
            <td className={figures.text}>{category}</td>
            <td>{record?.renewed ?? 0}</td>
            <td>{record?.churned ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
