/** Bands people set beside the computed ones, against what happened since. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EvidenceReport } from '../../../shared/contract/evidence.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { DateText } from '../../ui/DateText.tsx';
import figures from '../../ui/FigureTable.module.css';
import classes from './EvidencePage.module.css';
import { evidenceTexts } from './texts.ts';

const texts = evidenceTexts.overrides;

export function OverrideTable({ report }: { readonly report: EvidenceReport }): ReactNode {
  const { overrides, overrideTotals: totals } = report;
  return (
    <>
      <p className={classes.dim}>
        {totals.n === 0 ? texts.none : texts.right(totals.right, totals.n)}
        {totals.computedN > 0 && ` ${texts.computed(totals.computedRight, totals.computedN)}`}
        {totals.open > 0 && ` ${texts.open(totals.open)}`}
        {totals.n > 0 && totals.tooFew && <strong> {texts.tooFew(totals.n)}</strong>}
      </p>
      {overrides.length > 0 && (
        <table className={figures.table} data-few={totals.tooFew || undefined}>
          <thead>
            <tr>
              {texts.columns.map((name) => (
                <th key={name} scope="col" className={figures.text}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {overrides.toReversed().map((one, index) => (
              <tr key={`${one.accountId} ${one.date} ${index}`}>
                <th scope="row">
                  <Link to="/account/$id" params={{ id: one.accountId }} className={classes.link}>
                    {one.account}
                  </Link>
                </th>
                <td className={figures.text}>{one.author}</td>
                <td className={figures.text}>
                  <DateText day={one.date} />
                </td>
                <td className={figures.text}>
                  <BandBadge band={one.band} withWord />
                </td>
                <td className={figures.text}>
                  <BandBadge band={one.computedBand} withWord />
                </td>
                <td className={figures.text}>
                  {one.outcome === 'churned' ? evidenceTexts.lost : evidenceTexts.renewed}{' '}
                  <DateText day={one.outcomeDate} />
                </td>
                <td className={figures.text}>{one.right ? texts.yes : texts.no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={classes.dim}>{texts.explain}</p>
    </>
  );
}
