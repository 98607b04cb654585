/** The score month by month, recomputed as of each month's end, with the versions of the model drawn on it. */
import { useCallback, type ReactNode } from 'react';
import { scoreHistory } from '../../../../shared/charts/scoreHistory.ts';
import type { AccountHistory } from '../../../../shared/contract/account.ts';
import { useApi } from '../../../api/useApi.ts';
import { Chart, type Look } from '../../../charts/Chart.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts } from '../texts.ts';

const HEIGHT = 220;

interface Props {
  readonly accountId: string;
  /** Absent: today. */
  readonly asOf: string | undefined;
}

export function HistoryPanel({ accountId, asOf }: Props): ReactNode {
  const history = useApi('account.history', { accountId, ...(asOf === undefined ? {} : { asOf }) });
  return (
    <Panel title={accountTexts.history.title}>
      <Loaded query={history} waiting={accountTexts.waiting} failed={accountTexts.failed}>
        {(found) => <HistoryChart history={found} />}
      </Loaded>
    </Panel>
  );
}

function HistoryChart({ history }: { readonly history: AccountHistory }): ReactNode {
  const { points, models, thresholds } = history;
  const build = useCallback(
    (look: Look) => scoreHistory({ points, models, thresholds }, { ...look, height: HEIGHT }),
    [points, models, thresholds],
  );
  return <Chart build={build} fileName="score over time" />;
}
