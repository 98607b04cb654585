/**
 * The frame around every picture: draws it in the theme's colours at the width there is, gives it a name, a keyboard, a table of
 * the same data and ways to take it along. ECharts alone offers none of these to the keyboard or a screen reader.
 */
import type { EChartsType } from 'echarts/core';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Picture, PictureMark } from '../../shared/charts/picture.ts';
import type { ChartTheme } from '../../shared/charts/theme.ts';
import { isTyping } from '../ui/isTyping.ts';
import classes from './Chart.module.css';
import { ChartTools } from './ChartTools.tsx';
import { Drawing } from './Drawing.tsx';
import { PictureAsTable } from './PictureAsTable.tsx';
import { chartTexts as texts } from './texts.ts';
import { useChartTheme } from './useChartTheme.ts';
import { useWidth } from './useWidth.ts';

export interface Look {
  readonly theme: ChartTheme;
  /** CSS pixels. */
  readonly width: number;
}

export interface ChartProps {
  /** Pure builder; keep it stable (useCallback): it runs again when it, the theme or the width changes. */
  readonly build: (look: Look) => Picture;
  /** Name for saved files, without ending. */
  readonly fileName: string;
  /** Enter or a click on a mark. */
  readonly onDrill?: (mark: PictureMark) => void;
  /** Esc on the picture. */
  readonly onBack?: () => void;
  /** Id of the mark that stands first, e.g. after coming back. */
  readonly startAt?: string;
  readonly takesFocus?: boolean;
  /** Stands left of the tools. */
  readonly aside?: ReactNode;
}

export function Chart({ build, fileName, onDrill, onBack, startAt, takesFocus = false, aside }: ChartProps): ReactNode {
  const theme = useChartTheme();
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const [isTable, setTable] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const picture = useMemo(() => (width === null ? null : build({ theme, width })), [build, width, theme]);
  const fail = useCallback(() => setFailed(true), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    setTable((shown) => !shown);
  };

  return (
    <figure ref={box} className={classes.chart} onKeyDown={onKeyDown}>
      <div className={classes.bar}>
        <div className={classes.aside}>{aside}</div>
        <ChartTools
          chart={isTable ? null : chart}
          fileName={fileName}
          isTable={isTable}
          onTable={() => setTable((shown) => !shown)}
        />
      </div>
      {hasFailed && (
        <p role="alert" className={classes.problem}>
          {texts.failed} {texts.failedExplain}
        </p>
      )}
      {picture !== null &&
        (isTable || hasFailed ? (
          <PictureAsTable table={picture.table} label={picture.finding} />
        ) : (
          <Drawing
            picture={picture}
            startAt={startAt}
            takesFocus={takesFocus}
            onDrill={onDrill}
            onBack={onBack}
            onChart={setChart}
            onFailed={fail}
          />
        ))}
    </figure>
  );
}
