/** Rows of a long list that are drawn, both ends included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Which rows to draw next, so that one frame never draws many new ones: every row in sight at once, the spare rows around
 * them a few at a time, those ahead of the movement first. Rows drawn before stay drawn while they are still wanted.
 *
 * @param before what is drawn now; null: nothing. @param sight rows in sight. @param wanted those with the spare rows around.
 * @param most how many new rows one drawing takes at most; rows in sight are drawn even beyond it.
 */
export function gradualRange(before: Span | null, sight: Span, wanted: Span, most: number): Span {
  const apart = before === null || before.end < wanted.start || before.start > wanted.end;
  if (before === null || apart) return sight;
  let start = Math.min(sight.start, Math.max(before.start, wanted.start));
  let end = Math.max(sight.end, Math.min(before.end, wanted.end));
  let left = most - Math.max(0, before.start - start) - Math.max(0, end - before.end);
  const extendEnd = () => {
    const more = Math.max(0, Math.min(left, wanted.end - end));
    end += more;
    left -= more;
  };
  const extendStart = () => {
    const more = Math.max(0, Math.min(left, start - wanted.start));
    start -= more;
    left -= more;
  };
  const goesUp = wanted.start < before.start;
  for (const extend of goesUp ? [extendStart, extendEnd] : [extendEnd, extendStart]) extend();
  return { start, end };
}
