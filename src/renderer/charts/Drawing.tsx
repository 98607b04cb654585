/** The drawn picture with its marks: pointer and keyboard pick the same ones, the picked one is ringed, explained and said aloud. */
import type { EChartsType } from 'echarts/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { Picture, PictureMark } from '../../shared/charts/picture.ts';
import classes from './Chart.module.css';
import { markAt, nearestMark } from './nearestMark.ts';
import { chartTexts as texts } from './texts.ts';
import { useEcharts } from './useEcharts.ts';

export interface DrawingProps {
  readonly picture: Picture;
  /** Id of the mark that stands first, e.g. after coming back. */
  readonly startAt: string | undefined;
  /** True: takes the focus when it appears. */
  readonly takesFocus: boolean;
  readonly onDrill: ((mark: PictureMark) => void) | undefined;
  readonly onBack: (() => void) | undefined;
  readonly onChart: (chart: EChartsType | null) => void;
  readonly onFailed: () => void;
}

export function Drawing({ picture, startAt, takesFocus, onDrill, onBack, onChart, onFailed }: DrawingProps): ReactNode {
  const { marks, width, height, finding } = picture;
  const { host, chart, hasFailed } = useEcharts(picture);
  const frame = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const [currentId, setCurrentId] = useState(startAt);
  const [hasFocus, setFocus] = useState(false);
  const [overId, setOverId] = useState<string | null>(null);
  const current = marks.find(({ id }) => id === currentId) ?? null;
  const focused = hasFocus ? current : null;
  const over = marks.find(({ id }) => id === overId) ?? null;

  useEffect(() => onChart(chart), [chart, onChart]);
  useEffect(() => {
    if (hasFailed) onFailed();
  }, [hasFailed, onFailed]);
  useEffect(() => {
    if (takesFocus) frame.current?.focus();
  }, [takesFocus]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = current ?? marks[0];
    if (event.key === 'Escape') {
      onBack?.();
    } else if (from === undefined) {
      return;
    } else if (event.key.startsWith('Arrow')) {
      event.preventDefault();
      const next = current === null ? from : (nearestMark(marks, from, event.key) ?? from);
      setCurrentId(next.id);
      scrollTo(frame.current, next);
    } else if (event.key === 'Enter' && onDrill !== undefined) {
      event.preventDefault();
      onDrill(from);
    }
  };
  const at = (event: PointerEvent | React.MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return markAt(marks, event.clientX - box.left + event.currentTarget.scrollLeft, event.clientY - box.top);
  };
  const shown = over ?? focused;

  return (
    <div className={classes.holder}>
      <div
        ref={frame}
        className={classes.frame}
        role="application"
        tabIndex={0}
        aria-label={finding}
        aria-describedby={hintId}
        data-over={(over !== null && onDrill !== undefined) || undefined}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setFocus(true);
          if (current === null) setCurrentId(marks[0]?.id);
        }}
        onBlur={() => setFocus(false)}
        onPointerMove={(event) => setOverId(at(event)?.id ?? null)}
        onPointerLeave={() => setOverId(null)}
        onClick={(event) => {
          const mark = at(event);
          if (mark === null) return;
          setCurrentId(mark.id);
          onDrill?.(mark);
        }}
      >
        <div className={classes.canvas} style={{ width, height }}>
          <div ref={host} aria-hidden="true" />
          {focused !== null && <Ring mark={focused} isStrong />}
          {over !== null && <Ring mark={over} isStrong={false} />}
        </div>
      </div>
      {shown !== null && <Tip mark={shown} picture={picture} scrolled={frame.current?.scrollLeft ?? 0} />}
      <p id={hintId} className="qb-only-spoken">
        {texts.hint}
      </p>
      <p className="qb-only-spoken" aria-live="polite">
        {focused?.label}
      </p>
    </div>
  );
}

function scrollTo(frame: HTMLElement | null, mark: PictureMark): void {
  if (frame === null) return;
  if (mark.x < frame.scrollLeft) frame.scrollLeft = mark.x - 8;
  else if (mark.x + mark.width > frame.scrollLeft + frame.clientWidth)
    frame.scrollLeft = mark.x + mark.width - frame.clientWidth + 8;
}

function Ring({ mark, isStrong }: { readonly mark: PictureMark; readonly isStrong: boolean }): ReactNode {
  const { x, y, width, height } = mark;
  return (
    <div className={classes.ring} data-strong={isStrong || undefined} style={{ left: x, top: y, width, height }} />
  );
}

interface TipProps {
  readonly mark: PictureMark;
  readonly picture: Picture;
  readonly scrolled: number;
}

const TIP_WIDTH = 280;
/** Below this much room under a mark its tip stands above it. */
const TIP_ROOM = 110;

function Tip({ mark, picture, scrolled }: TipProps): ReactNode {
  const left = Math.max(0, Math.min(mark.x - scrolled, picture.width - scrolled - TIP_WIDTH));
  const isAbove = mark.y > TIP_ROOM && mark.y + mark.height + TIP_ROOM > picture.height;
  const top = isAbove ? undefined : mark.y + mark.height + 6;
  const bottom = isAbove ? `calc(100% - ${mark.y - 6}px)` : undefined;
  const [head = '', ...rest] = mark.label.split(': ');
  return (
    <div className={classes.tip} aria-hidden="true" style={{ left, top, bottom, maxWidth: TIP_WIDTH }}>
      <strong>{head}</strong>
      {rest.length > 0 &&
        rest
          .join(': ')
          .split('; ')
          .map((line) => <div key={line}>{line}</div>)}
    </div>
  );
}
