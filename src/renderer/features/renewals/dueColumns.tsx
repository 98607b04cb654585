/** Columns of lists of pending contracts. */
import type { DueContract, Call } from '../../../shared/contract/renewals.ts';
import { addTo } from '../../../shared/domain/money.ts';
import type { Band } from '../../../shared/domain/results.ts';
import type { TableColumn } from '../../tables/types.ts';
import { BAND_LOOKS, BAND_ORDER } from '../../ui/bands.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { formatDay, formatDaysAway } from '../../ui/formatDate.ts';
import { Money, MoneySums } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import classes from './Renewals.module.css';
import { renewalsTexts as texts } from './texts.ts';

export const dueColumns: readonly TableColumn<DueContract>[] = [
  {
    id: 'account',
    label: 'Account',
    kind: 'text',
    width: 180,
    value: (row) => row.accountName,
    cell: (row) => <bdi className={classes.name}>{row.accountName}</bdi>,
  },
  {
    id: 'band',
    label: 'Band',
    kind: 'choice',
    width: 88,
    value: ({ band }) => band,
    text: ({ band }) => BAND_LOOKS[band].word,
    word: (band) => BAND_LOOKS[band as Band].word,
    order: BAND_ORDER,
    groupable: true,
    cell: ({ band, displayScore }) => (
      <span className={classes.band}>
        <BandBadge band={band} /> {displayScore ?? ''}
      </span>
    ),
  },
  {
    id: 'arr',
    label: 'ARR due',
    kind: 'number',
    width: 98,
    value: ({ arrMinor }) => arrMinor,
    cell: ({ arrMinor, currency }) => <Money minor={arrMinor} currency={currency} />,
    total: (rows) => {
      const sums: Record<string, number> = {};
      for (const { arrMinor, currency } of rows) addTo(sums, currency, arrMinor);
      return <MoneySums amounts={sums} />;
    },
  },
  {
    id: 'decision',
    label: 'Decision',
    kind: 'date',
    width: 196,
    value: ({ decisionDate }) => decisionDate,
    cell: ({ decisionDate, daysToDecision }) => (
      <span>
        {formatDay(decisionDate)}
        <span className={classes.distance} data-passed={daysToDecision < 0 || undefined}>
          {formatDaysAway(daysToDecision)}
        </span>
      </span>
    ),
  },
  {
    id: 'end',
    label: 'Contract end',
    kind: 'date',
    width: 120,
    startsHidden: true,
    value: ({ endDate }) => endDate,
    text: ({ endDate }) => formatDay(endDate),
  },
  {
    id: 'product',
    label: 'Product',
    kind: 'choice',
    width: 130,
    startsHidden: true,
    value: ({ product }) => product,
    groupable: true,
  },
  { id: 'csm', label: 'CSM', kind: 'choice', width: 124, value: ({ csm }) => csm, groupable: true },
  callColumn('csmCall', 'CSM call', (row) => row.csmCall),
  callColumn('leaderCall', 'Leader call', (row) => row.leaderCall),
  {
    ...callColumn('ruleCall', 'Rule call', (row) => row.ruleCall),
    cell: ({ ruleCall, ruleMarked }) => (
      <span title={ruleMarked ? texts.marked : undefined}>
        {ruleCall.category}
        {ruleMarked && ' *'}
      </span>
    ),
  },
  { id: 'driver', label: 'Driver', kind: 'choice', width: 150, value: ({ driver }) => driver, groupable: true },
  {
    id: 'renews',
    label: 'Auto-renew',
    kind: 'choice',
    width: 130,
    startsHidden: true,
    value: ({ autoRenew }) => (autoRenew ? 'yes' : 'no'),
    cell: ({ autoRenew, turnsTaken }) =>
      autoRenew && turnsTaken > 0 ? texts.turns(turnsTaken) : autoRenew ? 'yes' : 'no',
  },
];

function callColumn(id: string, label: string, call: (row: DueContract) => Call | null): TableColumn<DueContract> {
  return {
    id,
    label,
    kind: 'choice',
    width: 96,
    order: ['loss', 'at risk', 'likely', 'commit'],
    groupable: true,
    value: (row) => call(row)?.category ?? null,
    cell: (row) => call(row)?.category ?? <Nothing spoken={texts.notCalled} />,
  };
}
