/** Every loss of the period: class, fit, and the reason in both sides' words. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RetentionFigures } from '../../../shared/contract/renewals.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Money, MoneySums } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import figures from '../../ui/FigureTable.module.css';
import classes from './RetentionPage.module.css';
import { retentionTexts as texts } from './texts.ts';

export function ChurnLedger({ churn }: { readonly churn: RetentionFigures['churn'] }): ReactNode {
  if (churn.lines.length === 0) return <p className={classes.dim}>{texts.noChurn}</p>;
  return (
    <>
      <p className={classes.dim}>{texts.churnExplain}</p>
      <dl className={classes.classes} aria-label={texts.byClass}>
        {churn.byClass.map((one) => (
          <div key={one.churnClass}>
            <dt>
              {one.churnClass} ({one.count})
            </dt>
            <dd>
              <MoneySums amounts={one.amounts} />
            </dd>
          </div>
        ))}
      </dl>
      <table className={figures.table}>
        <thead>
          <tr>
            {['Account', 'Product', 'Lost on'].map((name) => (
              <th key={name} scope="col" className={figures.text}>
                {name}
              </th>
            ))}
            <th scope="col">ARR</th>
            {['Class', 'Fit', texts.theirs, texts.ours].map((name) => (
              <th key={name} scope="col" className={figures.text}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {churn.lines.map((line) => (
            <tr key={line.contractId}>
              <th scope="row">
                <Link to="/account/$id" params={{ id: line.accountId }} className={classes.link}>
                  {line.accountName}
                </Link>
              </th>
              <td className={figures.text}>{line.product ?? <Nothing />}</td>
              <td className={figures.text}>
                <DateText day={line.date} />
              </td>
              <td>
                <Money minor={line.arrMinor} currency={line.currency} />
              </td>
              <td className={figures.text}>{line.churnClass ?? 'unclassed'}</td>
              <td className={figures.text}>{line.fit ?? <Nothing />}</td>
              <td className={figures.text}>{line.reasonTheirs ?? <Nothing />}</td>
              <td className={figures.text}>{line.reasonOurs ?? <Nothing />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
