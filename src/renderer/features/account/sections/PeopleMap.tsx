/** The people on the grid of power and support. */
import { useCallback, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { stakeholderMap } from '../../../../shared/charts/stakeholderMap.ts';
import { Chart, type Look } from '../../../charts/Chart.tsx';

const MOST_PER_CELL = 6;

interface Props {
  readonly view: AccountPage;
  readonly onPerson: (id: string) => void;
}

export function PeopleMap({ view, onPerson }: Props): ReactNode {
  const { people, asOf } = view;
  const touchDays = view.thresholds.touch_days;
  const build = useCallback(
    (look: Look) => stakeholderMap({ people, asOf, touchDays }, { ...look, mostPerCell: MOST_PER_CELL }),
    [people, asOf, touchDays],
  );
  return (
    <Chart build={build} fileName={`${view.account.name} stakeholder map`} onDrill={(mark) => onPerson(mark.id)} />
  );
}
