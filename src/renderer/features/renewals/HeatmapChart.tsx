/** The heatmap in the picture frame, with its key. */
import { useCallback, type ReactNode } from 'react';
import { heatmapPicture } from '../../../shared/charts/heatmap.ts';
import type { Heatmap } from '../../../shared/contract/renewals.ts';
import { Chart, type Look } from '../../charts/Chart.tsx';
import { BAND_ORDER } from '../../ui/bands.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { Definition } from '../../ui/Definition.tsx';
import { formatMonth, formatMonthLong } from '../../ui/formatDate.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import classes from './Renewals.module.css';
import { renewalsTexts as texts, rowsWords } from './texts.ts';

const MOST_ROWS = 40;

interface Props {
  readonly data: Heatmap;
  readonly startAt: string | undefined;
  readonly takesFocus: boolean;
  readonly onDrill: (cell: string) => void;
}

export function HeatmapChart({ data, startAt, takesFocus, onDrill }: Props): ReactNode {
  const build = useCallback(
    ({ theme, width }: Look) =>
      heatmapPicture(data, {
        theme,
        width,
        mostRows: MOST_ROWS,
        words: {
          month: formatMonth,
          monthLong: formatMonthLong,
          rowsBy: rowsWords[data.rowsBy],
          overdue: texts.overdue,
          total: texts.total,
          share: formatShare,
        },
      }),
    [data],
  );
  return (
    <>
      <Chart
        build={build}
        fileName={`renewals by ${rowsWords[data.rowsBy].toLowerCase()} ${data.asOf}`}
        startAt={startAt}
        takesFocus={takesFocus}
        onDrill={(mark) => onDrill(mark.id)}
        aside={<Key definition={data.definition} />}
      />
      {data.rows.length > MOST_ROWS && <p className={classes.note}>{texts.rowsHidden(MOST_ROWS, data.rows.length)}</p>}
    </>
  );
}

function Key({ definition }: { readonly definition: string }): ReactNode {
  return (
    <div className={classes.key}>
      <span className={classes.keyPart}>
        <span className={classes.ramp} aria-hidden="true">
          {[0, 12, 24, 40, 58, 100].map((strength) => (
            <span key={strength} style={{ '--strength': `${strength}%` }} />
          ))}
        </span>
        {texts.legendRisk}
      </span>
      <span className={classes.keyPart}>
        {texts.legendStrip}
        {BAND_ORDER.map((band) => (
          <BandBadge key={band} band={band} />
        ))}
      </span>
      <Definition of={texts.heatmap}>{definition}</Definition>
    </div>
  );
}
