/** The figures on top: ARR, due by quarter, at risk, unproven, watermelons, GRR, NRR. Each says what it covers and how it is defined. */
import type { ReactNode } from 'react';
import type {
  Amount,
  Coverage,
  MoneyFigure,
  PortfolioFigures as Data,
  QuarterDue,
  RateFigure,
} from '../../../shared/contract/portfolio.ts';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { formatShare } from '../../ui/formatNumber.ts';
import { Money } from '../../ui/Money.tsx';
import classes from './Portfolio.module.css';
import { portfolioTexts as texts } from './texts.ts';

export function PortfolioFigures({ figures }: { readonly figures: Data }): ReactNode {
  return (
    <Figures label={texts.figures}>
      <MoneyBox figure={figures.arr} />
      <Figure
        isWide
        label={figures.due.label}
        definition={figures.due.definition}
        covers={<Covers of={figures.due.coverage} />}
        value={<Quarters quarters={figures.due.quarters} />}
      />
      <MoneyBox figure={figures.atRisk} tone="alarm" />
      <MoneyBox figure={figures.unproven} tone="unproven" />
      <MoneyBox figure={figures.watermelons} />
      <Rate figure={figures.grr} />
      <Rate figure={figures.nrr} />
    </Figures>
  );
}

/** What a figure covers, and how much of the scores behind it is known and fresh. */
function Covers({ of: { sentence, standing } }: { readonly of: Coverage }): ReactNode {
  return (
    <>
      {sentence}
      {standing !== null && <div className={classes.standing}>{standing}</div>}
    </>
  );
}

/** One line per currency, largest first: they are never added up. */
function Amounts({ amounts }: { readonly amounts: readonly Amount[] }): ReactNode {
  return amounts.map(({ currency, arrMinor }) => (
    <div key={currency} className={amounts.length > 1 ? classes.several : undefined}>
      <Money minor={arrMinor} currency={currency} />
    </div>
  ));
}

function MoneyBox({ figure, tone }: { readonly figure: MoneyFigure; readonly tone?: 'alarm' | 'unproven' }): ReactNode {
  const isNone = figure.count === 0 || figure.amounts.length === 0;
  return (
    <Figure
      label={figure.label}
      definition={figure.definition}
      covers={<Covers of={figure.coverage} />}
      tone={isNone ? 'plain' : tone}
      value={isNone ? '0' : <Amounts amounts={figure.amounts} />}
    />
  );
}

const QUARTERS_SHOWN = 4;

function Quarters({ quarters }: { readonly quarters: readonly QuarterDue[] }): ReactNode {
  if (quarters.length === 0) return texts.noQuarter;
  const shown = quarters.slice(0, QUARTERS_SHOWN);
  const currencies = [...new Set(shown.flatMap(({ amounts }) => amounts.map(({ currency }) => currency)))];
  return (
    <table className={classes.quarters}>
      <tbody>
        {shown.map(({ label, amounts }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {currencies.map((currency) => {
              const amount = amounts.find((candidate) => candidate.currency === currency);
              return (
                <td key={currency}>
                  {amount === undefined ? '–' : <Money minor={amount.arrMinor} currency={currency} />}
                </td>
              );
            })}
            {currencies.length === 0 && <td>–</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rate({ figure }: { readonly figure: RateFigure }): ReactNode {
  const currencies = Object.entries(figure.byCurrency);
  const value =
    figure.value !== null || currencies.length < 2
      ? shareText(figure.value)
      : currencies.map(([currency, share]) => (
          <div key={currency} className={classes.several}>
            {shareText(share)} <span className={classes.unit}>{currency}</span>
          </div>
        ));
  return (
    <Figure
      label={figure.label}
      definition={figure.definition}
      covers={<Covers of={figure.coverage} />}
      value={value}
    />
  );
}

function shareText(share: number | null): string {
  return share === null ? '–' : formatShare(share, 1);
}
