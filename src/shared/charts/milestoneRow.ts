/** One milestone as a row of the timeline: ghost of its first plan, symbol of its state, words beside it. */
import type { MilestoneView } from '../contract/account.ts';
import { dayNumberOrNull, type DayNumber } from '../domain/days.ts';
import { fitText, type Line, type Shape, type Words } from './canvas.ts';
import type { TimelineLook } from './milestoneTimeline.ts';
import { milestoneWord } from './milestoneWords.ts';
import type { ChartTheme } from './theme.ts';
import type { TimeAxis } from './timeAxis.ts';

export interface Row {
  readonly milestone: MilestoneView;
  readonly y: number;
}

/** The day a milestone stands on the axis: achieved, else due, else its baseline. */
export function standsOn(milestone: MilestoneView): DayNumber | null {
  return dayNumberOrNull(milestone.achievedOnDate ?? milestone.dueDate ?? milestone.baselineDate);
}

export function milestoneRow(
  { milestone, y }: Row,
  axis: TimeAxis,
  today: DayNumber,
  labelWidth: number,
  { theme, reader }: TimelineLook,
): { readonly lines: readonly Line[]; readonly shapes: readonly Shape[]; readonly words: readonly Words[] } {
  const key = milestone.importance === 3;
  const title: Words = {
    x: 12,
    y,
    text: fitText(milestone.title, labelWidth - 12, theme.size, key ? 600 : 400),
    color: theme.ink,
    size: theme.size,
    weight: key ? 600 : 400,
  };
  const stands = standsOn(milestone);
  if (stands === null)
    return {
      lines: [],
      shapes: [],
      words: [
        title,
        {
          x: axis.x(today) + 8,
          y,
          text: milestone.state === 'planned' ? 'no date yet' : `${milestone.state}, no date`,
          color: theme.dim,
          size: theme.size - 1,
          patch: groundOf(milestone, theme),
        },
      ],
    };
  const lines: Line[] = [];
  const shapes: Shape[] = [];
  const x = axis.x(stands);
  const baseline = dayNumberOrNull(milestone.baselineDate);
  const late = milestone.state === 'overdue';
  if (baseline !== null && baseline !== stands) {
    const ghost = axis.x(baseline);
    lines.push({
      points: [
        [ghost, y],
        [x, y],
      ],
      color: theme.strongLine,
      width: 3.2 * (theme.size / 12),
    });
    shapes.push(symbolAt('diamond', ghost, y, theme.size * 0.72, theme.surface, theme.strongLine));
  }
  if (late)
    lines.push({
      points: [
        [x, y],
        [axis.x(today), y],
      ],
      color: theme.band.red,
      width: 1.4,
      dash: 'dotted',
    });
  shapes.push(symbolOf(milestone, x, y, theme));
  const end = Math.max(x, late ? axis.x(today) : x);
  const words: Words = {
    x: end + theme.size * 0.75,
    y,
    text: milestoneWord(milestone, reader),
    color: late || milestone.state === 'missed' ? theme.band.red : theme.dim,
    size: theme.size - 1,
    patch: groundOf(milestone, theme),
  };
  return { lines, shapes, words: [title, words] };
}

/** The customer's lane stands on a tinted ground. */
function groundOf(milestone: MilestoneView, theme: ChartTheme): string {
  return milestone.lane === 'customer' ? theme.sunken : theme.surface;
}

function symbolAt(symbol: Shape['symbol'], x: number, y: number, size: number, fill: string, stroke: string): Shape {
  return { symbol, x: x - size / 2, y: y - size / 2, width: size, height: size, fill, stroke, strokeWidth: 1 };
}

/** Form and fill say the state, colour only repeats it: full diamond verified, pale measured, empty claimed, triangle overdue, circle planned. */
function symbolOf(milestone: MilestoneView, x: number, y: number, theme: ChartTheme): Shape {
  const size = theme.size * 0.95;
  switch (milestone.state) {
    case 'verified':
      return symbolAt('diamond', x, y, size * 1.1, theme.band.green, theme.band.green);
    case 'measured':
      return symbolAt('diamond', x, y, size * 1.1, theme.bandSoft.green, theme.band.green);
    case 'claimed':
      return symbolAt('diamond', x, y, size, theme.surface, theme.band.unproven);
    case 'overdue':
    case 'missed':
      return symbolAt(
        'triangle',
        x,
        y,
        size * 0.95,
        milestone.state === 'missed' ? theme.band.red : theme.bandSoft.red,
        theme.band.red,
      );
    case 'due today':
      return symbolAt('circle', x, y, size * 0.9, theme.band.yellow, theme.band.yellow);
    case 'planned':
      return symbolAt('circle', x, y, size * 0.85, theme.surface, theme.strongLine);
    case 'dropped':
      return symbolAt('circle', x, y, size * 0.6, theme.line, theme.strongLine);
  }
}
