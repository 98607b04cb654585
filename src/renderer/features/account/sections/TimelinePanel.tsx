/** Milestones: the customer's lane above ours, baseline ghosts, slips, the decision date as a line; and their table. */
import { Button, SegmentedControl } from '@mantine/core';
import { useCallback, useState, type ReactNode } from 'react';
import { milestoneTimeline } from '../../../../shared/charts/milestoneTimeline.ts';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { Chart, type Look } from '../../../charts/Chart.tsx';
import { Panel } from '../../../ui/Page.tsx';
import { FactDialog, type FactDraft } from '../edit/FactDialog.tsx';
import { accountTexts } from '../texts.ts';
import { MilestoneTable } from './MilestoneTable.tsx';
import classes from './PeoplePanel.module.css';

const MOST_PER_LANE = 14;
const LENSES = ['picture', 'table'] as const;

export function TimelinePanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [lens, setLens] = useState<(typeof LENSES)[number]>('picture');
  const [draft, setDraft] = useState<FactDraft | null>(null);
  const texts = accountTexts.timeline;
  const { milestones, asOf } = view;
  const { decisionDate } = view.health;
  const build = useCallback(
    (look: Look) => milestoneTimeline({ milestones, asOf, decisionDate }, { ...look, mostPerLane: MOST_PER_LANE }),
    [milestones, asOf, decisionDate],
  );
  const edit = (id: string): void => {
    const milestone = milestones.find((one) => one.id === id);
    if (milestone !== undefined)
      setDraft({ mode: 'edit', table: 'milestone', id, label: milestone.title, values: { ...milestone } });
  };
  const notes = [
    view.slips.customer !== 0 || view.slips.vendor !== 0 ? texts.slips(view.slips.customer, view.slips.vendor) : null,
    view.timeToFirstValueDays === null ? null : texts.ttv(view.timeToFirstValueDays),
  ].filter((note) => note !== null);
  return (
    <Panel
      title={texts.title}
      aside={
        <span className={classes.aside}>
          <SegmentedControl
            size="xs"
            aria-label={texts.title}
            value={lens}
            onChange={(value) => setLens(value === 'table' ? 'table' : 'picture')}
            data={LENSES.map((value) => ({ value, label: texts.lanes[value] }))}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setDraft({ mode: 'add', table: 'milestone', accountId: view.account.id, values: {} })}
          >
            {texts.add}
          </Button>
        </span>
      }
    >
      {milestones.length === 0 ? (
        <p className={classes.dim}>{texts.empty}</p>
      ) : lens === 'picture' ? (
        <Chart
          build={build}
          fileName={`${view.account.name} milestones`}
          onDrill={(mark) => edit(mark.id)}
          aside={notes.join(' · ')}
        />
      ) : (
        <MilestoneTable view={view} onMilestone={edit} />
      )}
      <FactDialog draft={draft} onClose={() => setDraft(null)} />
    </Panel>
  );
}
