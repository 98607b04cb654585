/** Columns of lists of gaps and contradictions. */
import type { RankedGap } from '../../../shared/contract/quality.ts';
import type { TableColumn } from '../../tables/types.ts';
import { formatDay, formatDaysAway } from '../../ui/formatDate.ts';
import { formatMoneyByCurrency } from '../../ui/formatNumber.ts';
import { MoneySums } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import classes from './Quality.module.css';

export const gapColumns: readonly TableColumn<RankedGap>[] = [
  {
    id: 'account',
    label: 'Account',
    kind: 'text',
    width: 180,
    value: ({ accountName }) => accountName,
    cell: ({ accountName }) => <bdi className={classes.name}>{accountName}</bdi>,
  },
  { id: 'sentence', label: 'What', kind: 'text', width: 390, value: ({ sentence }) => sentence },
  {
    id: 'arr',
    label: 'ARR',
    kind: 'number',
    width: 110,
    value: ({ arrByCurrency }) => Object.values(arrByCurrency).reduce((sum, minor) => sum + minor, 0),
    text: ({ arrByCurrency }) => formatMoneyByCurrency(arrByCurrency),
    cell: ({ arrByCurrency }) => <MoneySums amounts={arrByCurrency} />,
  },
  {
    id: 'decision',
    label: 'Decision',
    kind: 'date',
    width: 190,
    value: ({ decisionDate }) => decisionDate,
    cell: ({ decisionDate, daysToDecision }) =>
      decisionDate === null ? (
        <Nothing spoken="no pending contract" />
      ) : (
        <span>
          {formatDay(decisionDate)}
          <span className={classes.distance}>{formatDaysAway(daysToDecision ?? 0)}</span>
        </span>
      ),
  },
  { id: 'csm', label: 'CSM', kind: 'choice', width: 124, value: ({ csm }) => csm, groupable: true },
  {
    id: 'kind',
    label: 'Rule',
    kind: 'choice',
    width: 150,
    value: ({ key }) => key,
    word: ruleWord,
    text: ({ key }) => ruleWord(key),
    groupable: true,
  },
];

/** "no-required-outcome" as "No required outcome". */
function ruleWord(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
