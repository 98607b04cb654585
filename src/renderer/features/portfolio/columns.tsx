/** The columns of the portfolio, as data. */
import { PARTS, type Band, type MoneyByCurrency } from '../../../shared/domain/results.ts';
import type { PortfolioRow } from '../../../shared/contract/portfolio.ts';
import { extraText } from '../../../shared/fields/extraText.ts';
import { addTo } from '../../../shared/domain/money.ts';
import { moneyColumn } from '../../tables/moneyColumn.ts';
import type { TableColumn } from '../../tables/types.ts';
import { BAND_LOOKS, BAND_ORDER } from '../../ui/bands.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { formatDay, formatDaysAway } from '../../ui/formatDate.ts';
import { formatNumber, formatShare } from '../../ui/formatNumber.ts';
import { MoneySums } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { PART_WORDS } from '../../ui/parts.ts';
import { ScoreCell } from '../../ui/ScoreCell.tsx';
import classes from './Portfolio.module.css';
import { StandingSum, UnprovenSum } from './StandingSum.tsx';

type Column = TableColumn<PortfolioRow>;

/** Minor units per typed unit in a range filter over ARR: most currencies have two decimals. */

export type Explain = (row: PortfolioRow, anchor: HTMLElement) => void;

/** @param extra headers of unmapped columns of the sheets. @param explain shows the arithmetic of a score. */
export function portfolioColumns(extra: readonly string[], explain: Explain): readonly Column[] {
  return [
    {
      id: 'name',
      label: 'Account',
      kind: 'text',
      isFact: true,
      width: 200,
      value: (row) => row.name,
      cell: (row) => <AccountName row={row} />,
    },
    bandColumn(),
    scoreColumn(explain),
    arrColumn(),
    decisionColumn(),
    exceptionsColumn(),
    choice('csm', 'CSM', 124),
    choice('segment', 'Segment', 108),
    choice('region', 'Region', 110, true),
    ...hiddenColumns(),
    ...extra.map(extraColumn),
  ];
}

function AccountName({ row }: { readonly row: PortfolioRow }) {
  return (
    <>
      <bdi className={classes.name} title={row.name}>
        {row.name}
      </bdi>
      {row.churned && <span className={classes.churned}>churned</span>}
    </>
  );
}

function bandColumn(): Column {
  return {
    id: 'band',
    label: 'Band',
    kind: 'choice',
    width: 72,
    value: ({ band }) => band,
    text: ({ band }) => BAND_LOOKS[band].word,
    word: (band) => BAND_LOOKS[band as Band].word,
    order: BAND_ORDER,
    groupable: true,
    cell: ({ band }) => <BandBadge band={band} />,
    total: (rows) => <UnprovenSum rows={rows} />,
  };
}

function scoreColumn(explain: Explain): Column {
  return {
    id: 'score',
    label: 'Score · coverage · age',
    kind: 'number',
    width: 176,
    value: ({ score }) => score,
    text: ({ displayScore }) => (displayScore === null ? '' : String(displayScore)),
    cell: (row) => (
      <ScoreCell
        score={row.displayScore}
        coverage={row.coverage}
        freshnessDays={row.freshnessDays}
        freshness={row.freshness}
        onExplain={(anchor) => explain(row, anchor)}
      />
    ),
    total: (rows) => <StandingSum rows={rows} />,
  };
}

function sumArr(rows: readonly PortfolioRow[]): MoneyByCurrency {
  const sums: Record<string, number> = {};
  for (const { arrByCurrency } of rows) {
    for (const [currency, minor] of Object.entries(arrByCurrency)) addTo(sums, currency, minor);
  }
  return sums;
}

function arrColumn(): Column {
  return {
    id: 'arr',
    label: 'ARR',
    ...moneyColumn(({ arrByCurrency }) => arrByCurrency),
    width: 100,
    // Several currencies compare by the book's own rates where it has them, else by the plain figure.
    value: (row) =>
      row.arrBaseMinor ?? row.arrMinor ?? Object.values(row.arrByCurrency).reduce((sum, minor) => sum + minor, 0),
    cell: ({ arrByCurrency }) => <MoneySums amounts={arrByCurrency} />,
    total: (rows) => <MoneySums amounts={sumArr(rows)} />,
  };
}

function decisionColumn(): Column {
  return {
    id: 'decision',
    label: 'Decision',
    kind: 'date',
    width: 190,
    value: ({ decisionDate }) => decisionDate,
    cell: ({ decisionDate, daysToDecision }) =>
      decisionDate === null ? (
        <Nothing spoken="no pending contract" />
      ) : (
        <>
          {formatDay(decisionDate)}
          <span className={classes.distance} data-passed={(daysToDecision ?? 0) < 0 || undefined}>
            {formatDaysAway(daysToDecision ?? 0)}
          </span>
        </>
      ),
  };
}

function exceptionsColumn(): Column {
  return {
    id: 'exceptions',
    label: 'Exceptions',
    kind: 'text',
    width: 172,
    value: ({ exceptions, watermelon }) => exceptionWords(exceptions, watermelon) || null,
    cell: ({ exceptions, watermelon }) => {
      const words = exceptionWords(exceptions, watermelon);
      return (
        <span className={classes.exceptions} title={words}>
          {words}
        </span>
      );
    },
  };
}

function exceptionWords(exceptions: PortfolioRow['exceptions'], watermelon: boolean): string {
  return [...(watermelon ? ['watermelon'] : []), ...exceptions].join(' · ');
}

type TextField = 'csm' | 'segment' | 'region' | 'industry' | 'lifecycleStage' | 'renewalOwner' | 'fit';

function choice(id: TextField, label: string, width: number, startsHidden = false): Column {
  return { id, label, kind: 'choice', isFact: true, width, value: (row) => row[id], groupable: true, startsHidden };
}

type NumberField =
  | (typeof PARTS)[number]
  | 'pulse'
  | 'lowestPowerfulVoice'
  | 'spread'
  | 'openTickets'
  | 'nps'
  | 'npsAnswers'
  | 'freshnessDays';

function figure(id: NumberField, label: string, width = 110): Column {
  return {
    id,
    label,
    kind: 'number',
    width,
    startsHidden: true,
    value: (row) => row[id],
    text: (row) => (row[id] === null ? '' : formatNumber(row[id])),
  };
}

function hiddenColumns(): readonly Column[] {
  const hidden = { startsHidden: true } as const;
  const yesNo = { kind: 'choice', width: 120, groupable: true, ...hidden } as const;
  return [
    { id: 'status', label: 'Status', ...yesNo, value: ({ churned }) => (churned ? 'churned' : 'active') },
    { id: 'watermelon', label: 'Watermelon', ...yesNo, value: ({ watermelon }) => (watermelon ? 'yes' : 'no') },
    { id: 'disagreement', label: 'Disagreement', ...yesNo, value: ({ disagreement }) => (disagreement ? 'yes' : 'no') },
    {
      id: 'coverage',
      label: 'Coverage',
      kind: 'number',
      width: 100,
      ...hidden,
      value: (row) => row.coverage,
      text: (row) => formatShare(row.coverage),
      isShare: true,
    },
    {
      id: 'freshness',
      label: 'Freshness',
      kind: 'number',
      width: 100,
      ...hidden,
      value: (row) => row.freshness,
      text: (row) => (row.freshness === null ? '' : formatShare(row.freshness)),
      isShare: true,
    },
    {
      id: 'days',
      label: 'Days to decision',
      kind: 'number',
      width: 130,
      ...hidden,
      value: (row) => row.daysToDecision,
    },
    {
      id: 'contractEnd',
      label: 'Contract end',
      kind: 'date',
      width: 130,
      ...hidden,
      value: (row) => row.contractEndDate,
      text: (row) => dayText(row.contractEndDate),
    },
    ...PARTS.map((part) => figure(part, PART_WORDS[part])),
    figure('freshnessDays', 'Newest fact (days)', 140),
    figure('pulse', 'Pulse', 80),
    figure('lowestPowerfulVoice', 'Lowest powerful voice', 160),
    figure('spread', 'Spread', 80),
    figure('openTickets', 'Open tickets'),
    figure('nps', 'NPS', 80),
    figure('npsAnswers', 'NPS answers'),
    {
      id: 'lastTouch',
      label: 'Last touch',
      kind: 'date',
      width: 120,
      ...hidden,
      value: (row) => row.lastTouchDate,
      text: (row) => dayText(row.lastTouchDate),
    },
    choice('industry', 'Industry', 130, true),
    choice('lifecycleStage', 'Lifecycle stage', 130, true),
    choice('renewalOwner', 'Renewal owner', 140, true),
    choice('fit', 'Fit', 90, true),
    { id: 'domain', label: 'Domain', kind: 'text', isFact: true, width: 150, ...hidden, value: (row) => row.domain },
    {
      id: 'externalId',
      label: 'External id',
      kind: 'text',
      isFact: true,
      width: 130,
      ...hidden,
      value: (row) => row.externalId,
    },
  ];
}

function dayText(day: string | null): string {
  return day === null ? '' : formatDay(day);
}

function extraColumn(header: string): Column {
  return {
    id: `extra:${header}`,
    label: header,
    kind: 'choice',
    isFact: true,
    width: 140,
    groupable: true,
    startsHidden: true,
    value: ({ extra }) => extraText(extra, header),
  };
}
