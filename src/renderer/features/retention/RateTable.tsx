/** One line per group and currency, with the amounts behind each rate. */
import type { ReactNode } from 'react';
import type { RetentionRow } from '../../../shared/contract/renewals.ts';
import { Money } from '../../ui/Money.tsx';
import { rateText } from './rateText.ts';
import figures from '../../ui/FigureTable.module.css';
import { retentionTexts as texts } from './texts.ts';

interface Props {
  readonly rows: readonly RetentionRow[];
  readonly keyName: string;
}

export function RateTable({ rows, keyName }: Props): ReactNode {
  return (
    <table className={figures.table}>
      <thead>
        <tr>
          <th scope="col" className={figures.text}>
            {keyName}
          </th>
          <th scope="col" className={figures.text}>
            Currency
          </th>
          {[
            texts.customers,
            texts.start,
            texts.end,
            'GRR',
            'NRR',
            'Logo',
            texts.due,
            texts.renewed,
            texts.gross,
            texts.net,
          ].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.flatMap((row) =>
          Object.entries(row.byCurrency).map(([currency, rates]) => (
            <tr key={`${row.key} ${currency}`}>
              <th scope="row">{row.key}</th>
              <td className={figures.text}>{currency}</td>
              <td>{rates.cohort}</td>
              <td>
                <Money minor={rates.arrStartMinor} currency={currency} />
              </td>
              <td>
                <Money minor={rates.arrEndMinor} currency={currency} />
              </td>
              <td>{rateText(rates.grr)}</td>
              <td>{rateText(rates.nrr)}</td>
              <td>{rateText(rates.logo)}</td>
              <td>
                <Money minor={rates.dueMinor} currency={currency} />
              </td>
              <td>
                <Money minor={rates.renewedMinor} currency={currency} />
              </td>
              <td>{rateText(rates.grossRenewalRate)}</td>
              <td>{rateText(rates.netRenewalRate)}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
