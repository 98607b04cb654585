/** The figures on top: ARR, due by quarter, at risk, unproven, watermelons, GRR, NRR. Each says what it covers and how it is defined. */
import type { ReactNode } from 'react';
import type { Amount, MoneyFigure, PortfolioFigures as Data, QuarterDue, RateFigure } from '../../../shared/contract/portfolio.ts';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { formatShare } from '../../ui/formatNumber.ts';
import { Money, MoneySums } from '../../ui/Money.tsx';
import classes from './Portfolio.module.css';
import { portfolioTexts as texts } from './texts.ts';

export function PortfolioFigures({ figures }: { readonly figures: Data }): ReactNode {
  return (
    <Figures label={texts.figures}>
      <MoneyBox figure={figures.arr} />
      <Figure
        label={figures.due.label}
        definition={figures.due.definition}
        covers={figures.due.coverage.sentence}
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

function sums(amounts: readonly Amount[]): Readonly<Record<string, number>> {
  return Object.fromEntries(amounts.map(({ currency, arrMinor }) => [currency, arrMinor]));
}

function MoneyBox({ figure, tone }: { readonly figure: MoneyFigure; readonly tone?: 'alarm' | 'unproven' }): ReactNode {
  const [first] = figure.amounts;
  const isNone = figure.count === 0 || first === undefined;
  return (
    <Figure
      label={figure.label}
      definition={figure.definition}
      covers={figure.coverage.sentence}
      tone={isNone ? 'plain' : tone}
      value={isNone ? '0' : <MoneySums amounts={sums(figure.amounts)} />}
    />
  );
}

const QUARTERS_SHOWN = 4;

function Quarters({ quarters }: { readonly quarters: readonly QuarterDue[] }): ReactNode {
  if (quarters.length === 0) return texts.noQuarter;
  return (
    <span className={classes.quarters}>
      {quarters.slice(0, QUARTERS_SHOWN).map(({ label, amounts }) => {
        const [largest] = amounts;
        return (
          <span key={label} className={classes.quarter}>
            <span className={classes.quarterLabel}>{label}</span>
            {amounts.length > 1 ? (
              <MoneySums amounts={sums(amounts)} />
            ) : (
              <Money minor={largest?.arrMinor ?? 0} currency={largest?.currency ?? null} />
            )}
          </span>
        );
      })}
    </span>
  );
}

function Rate({ figure }: { readonly figure: RateFigure }): ReactNode {
  const currencies = Object.entries(figure.byCurrency);
  const value =
    figure.value !== null
      ? formatShare(figure.value, 1)
      : currencies.length > 1
        ? currencies.map(([currency, share]) => `${currency} ${share === null ? '–' : formatShare(share, 0)}`).join(' · ')
        : '–';
  return <Figure label={figure.label} definition={figure.definition} covers={figure.coverage.sentence} value={value} />;
}
