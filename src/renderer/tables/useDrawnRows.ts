/**
 * Which rows of a virtual table are drawn. Two things keep scrolling smooth: a frame draws only a few rows that are not in
 * sight yet, and drawn rows follow each other without a place of their own (a style per row slows every later frame).
 */
import type { Range } from '@tanstack/react-virtual';
import { useLayoutEffect, useReducer, useRef, type RefObject } from 'react';
import { gradualRange, type Span } from './gradualRange.ts';

/** New rows a frame draws at most, beside those that come into sight. */
const NEW_ROWS = 4;

interface DrawnRows {
  /** For the virtualizer: the rows to draw, the kept one among them wherever it stands. */
  readonly rangeExtractor: (range: Range) => number[];
  /** First row of the run that is drawn without gaps. */
  readonly first: () => number;
  /** A row that is drawn though it is not part of that run. */
  readonly isApart: (index: number) => boolean;
}

/** @param kept the row that stays drawn wherever the table is scrolled to: the focus is in it. Negative: none. */
export function useDrawnRows(kept: RefObject<number>): DrawnRows {
  const drawn = useRef<Span | null>(null);
  const next = useRef<Span>({ start: 0, end: -1 });
  const isWhole = useRef(true);
  const [, drawMore] = useReducer((count: number) => count + 1, 0);

  // After every drawing; it ends once all wanted rows are drawn.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what was drawn is known to the refs only, not to a dependency
  useLayoutEffect(() => {
    drawn.current = next.current;
    if (isWhole.current) return undefined;
    const frame = requestAnimationFrame(drawMore);
    return () => cancelAnimationFrame(frame);
  });

  const isApart = (index: number) => index < next.current.start || index > next.current.end;
  return {
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const wanted = { start: Math.max(0, startIndex - overscan), end: Math.min(count - 1, endIndex + overscan) };
      const { start, end } = gradualRange(drawn.current, { start: startIndex, end: endIndex }, wanted, NEW_ROWS);
      next.current = { start, end };
      isWhole.current = start === wanted.start && end === wanted.end;
      const rows = Array.from({ length: end - start + 1 }, (_, at) => start + at);
      const stays = kept.current >= 0 && kept.current < count && isApart(kept.current);
      return stays ? [...rows, kept.current].sort((a, b) => a - b) : rows;
    },
    first: () => next.current.start,
    isApart,
  };
}
