/** All milestones in a table: side, dates, slip, and the evidence in the customer's words. */
import type { ReactNode } from 'react';
import type { AccountPage, MilestoneView } from '../../../../shared/contract/account.ts';
import { DateText } from '../../../ui/DateText.tsx';
import { formatDelta } from '../../../ui/formatNumber.ts';
import { FreshMark } from '../../../ui/FreshMark.tsx';
import { Nothing } from '../../../ui/Nothing.tsx';
import { accountTexts, milestoneStateNames } from '../texts.ts';
import { OriginButton } from './OriginButton.tsx';
import classes from './PeoplePanel.module.css';

interface Props {
  readonly view: AccountPage;
  readonly onMilestone: (id: string) => void;
}

export function MilestoneTable({ view, onMilestone }: Props): ReactNode {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {['Milestone', 'Side', 'State', 'Baseline', 'Due', 'Achieved'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col" className={classes.number}>
            Slip, days
          </th>
          <th scope="col">Evidence</th>
          <th scope="col" className={classes.sign} aria-label={accountTexts.sources.title} />
        </tr>
      </thead>
      <tbody>
        {view.milestones.map((milestone) => (
          <tr key={milestone.id}>
            <th scope="row">
              <button type="button" className={classes.link} onClick={() => onMilestone(milestone.id)}>
                {milestone.title}
              </button>
              <div className={classes.dim}>
                {milestone.outcome ?? (milestone.unanchored ? accountTexts.timeline.unanchored : '')}
              </div>
            </th>
            <td>{milestone.ownerSide ?? <Nothing />}</td>
            <td>{milestoneStateNames[milestone.state]}</td>
            <td>
              <DateText day={milestone.baselineDate} />
            </td>
            <td>
              <DateText day={milestone.dueDate} />
            </td>
            <td>
              <DateText day={milestone.achievedOnDate} />
            </td>
            <td className={classes.number}>
              {milestone.slipDays === null ? <Nothing /> : formatDelta(milestone.slipDays, 0)}
            </td>
            <td>
              {evidenceWords(milestone) ?? <Nothing />}{' '}
              <FreshMark
                day={laterOf(milestone.evidenceDate, milestone.achievedOnDate)}
                kind="milestone"
                asOf={view.asOf}
                halfLives={view.halfLives}
              />
            </td>
            <td className={classes.sign}>
              <OriginButton fact={{ table: 'milestone', id: milestone.id }} of={milestone.title} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A milestone tells something from the later of the two days on. */
function laterOf(evidence: string | null, achieved: string | null): string | null {
  if (evidence === null || achieved === null) return evidence ?? achieved;
  return evidence > achieved ? evidence : achieved;
}

/** "customer-stated: “…” (Dana Ortiz, 2026-03-04); Hours per case 14 → 6". */
function evidenceWords(milestone: MilestoneView): string | null {
  const who = [milestone.evidenceWho, milestone.evidenceDate].filter((part) => part !== null).join(', ');
  const change = [milestone.evidenceFrom, milestone.evidenceNow].filter((part) => part !== null).join(' → ');
  const parts = [
    milestone.evidenceLevel,
    milestone.evidenceQuote === null ? null : `“${milestone.evidenceQuote}”`,
    who === '' ? null : `(${who})`,
    milestone.evidenceMetric === null && change === ''
      ? null
      : [milestone.evidenceMetric, change].filter((part) => part !== null && part !== '').join(' '),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}
