/** Columns of lists of gaps and contradictions. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RankedGap } from '../../../shared/contract/quality.ts';
import { moneyColumn } from '../../tables/moneyColumn.ts';
import type { TableColumn } from '../../tables/types.ts';
import { formatDay, formatDaysAway } from '../../ui/formatDate.ts';
import { MoneySums } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { DismissEditor } from './DismissEditor.tsx';
import { GapEditor } from './GapEditor.tsx';
import { fixOf } from './gapFix.ts';
import { useGapFixing } from './gapFixing.ts';
import gapClasses from './Gaps.module.css';
import classes from './Quality.module.css';

export const gapColumns: readonly TableColumn<RankedGap>[] = [
  {
    id: 'account',
    label: 'Account',
    kind: 'text',
    isFact: true,
    width: 180,
    value: ({ accountName }) => accountName,
    cell: ({ accountId, accountName }) => (
      <Link to="/account/$id" params={{ id: accountId }} tabIndex={-1} className={gapClasses.link}>
        <bdi>{accountName}</bdi>
      </Link>
    ),
  },
  {
    id: 'sentence',
    label: 'What',
    kind: 'text',
    width: 390,
    value: ({ sentence }) => sentence,
    cell: (gap) => <GapCell gap={gap} />,
  },
  {
    id: 'arr',
    label: 'ARR',
    ...moneyColumn(({ arrByCurrency }) => arrByCurrency),
    width: 110,
    value: ({ arrByCurrency }) => Object.values(arrByCurrency).reduce((sum, minor) => sum + minor, 0),
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
  { id: 'csm', label: 'CSM', kind: 'choice', isFact: true, width: 124, value: ({ csm }) => csm, groupable: true },
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

export function gapId({ accountId, key, facts }: RankedGap): string {
  return `${accountId} ${key} ${facts.map(({ table, id }) => `${table}${id}`).join()}`;
}

/** What is missing, or the field that fills it. */
function GapCell({ gap }: { readonly gap: RankedGap }): ReactNode {
  const { open } = useGapFixing();
  const fix = open === gapId(gap) ? fixOf(gap) : null;
  if (fix === null)
    return (
      <span className={gapClasses.sentence} title={gap.sentence}>
        {gap.sentence}
      </span>
    );
  return fix.mode === 'dismiss' ? <DismissEditor gap={gap} flag={fix} /> : <GapEditor gap={gap} fix={fix} />;
}

/** "no-required-outcome" as "No required outcome". */
function ruleWord(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
