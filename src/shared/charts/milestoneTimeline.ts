/**
 * The success plan as two lanes, the customer's above ours: where each milestone was first planned (ghost), where it stands, how many days it
 * slipped, today, and the day the renewal is decided. Source: product page, "Timeline"; beliefs 4 and 5.
 */
import type { MilestoneView } from '../contract/account.ts';
import { dayNumber, dayNumberOrNull, type DayNumber } from '../domain/days.ts';
import type { IsoDay } from '../domain/facts.ts';
import { drawingOption, textWidth, type Line, type Shape, type Words } from './canvas.ts';
import { milestoneFinding, milestoneTable, milestoneWord, type MilestoneReader } from './milestoneWords.ts';
import { milestoneRow, standsOn, type Row } from './milestoneRow.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';
import { dayLabel, timeAxis, type TimeAxis } from './timeAxis.ts';

export interface TimelineData {
  readonly milestones: readonly MilestoneView[];
  readonly asOf: IsoDay;
  /** Earliest open decision on a contract; null without one. */
  readonly decisionDate: IsoDay | null;
}

export interface TimelineLook {
  readonly theme: ChartTheme;
  readonly width: number;
  /** Most rows of one lane: what is open and near today first, the rest is in the table. */
  readonly mostPerLane: number;
  /** Who reads it; us when left out. */
  readonly reader?: MilestoneReader;
}

const LANES = [
  { lane: 'customer', title: { us: "Customer's milestones", customer: 'Yours' } },
  { lane: 'vendor', title: { us: 'Ours', customer: 'Ours' } },
  { lane: 'unknown', title: { us: 'Nobody named as owner', customer: 'Nobody named as owner' } },
] as const;

export function milestoneTimeline(data: TimelineData, look: TimelineLook): Picture {
  const { theme, width } = look;
  const today = dayNumber(data.asOf);
  const decision = dayNumberOrNull(data.decisionDate);
  const rowHeight = Math.round(theme.size * 1.75);
  const longest = Math.max(...data.milestones.map((milestone) => textWidth(milestone.title, theme.size, 600)), 0);
  const labelWidth = Math.min(width * 0.36, longest + 16);
  const top = Math.round(theme.size * 2.2);
  const words: Words[] = [];
  const ground: Shape[] = [];
  const rows: Row[] = [];
  let y = top;
  for (const { lane, title: titles } of LANES) {
    const title = titles[look.reader ?? 'us'];
    const all = data.milestones.filter((milestone) => milestone.lane === lane);
    if (all.length === 0) continue;
    const shown = chosen(all, today, look.mostPerLane);
    const hidden = all.length - shown.length;
    const height = rowHeight * (shown.length + 1) + 4;
    ground.push({
      symbol: 'rect',
      x: 0,
      y,
      width,
      height: height - 3,
      fill: lane === 'customer' ? theme.sunken : theme.surface,
    });
    words.push({
      x: 4,
      y: y + rowHeight / 2 + 1,
      text: hidden === 0 ? title : `${title} (${hidden} more in the table)`,
      color: theme.dim,
      size: theme.size - 0.5,
      weight: 600,
    });
    shown.forEach((milestone, index) => rows.push({ milestone, y: y + rowHeight * (index + 1.5) + 1 }));
    y += height;
  }
  const bottom = y;
  const axis = spanOf(rows, today, decision, labelWidth + 8, width - theme.size * 9.5, theme);
  const drawn = rows.map((row) => milestoneRow(row, axis, today, labelWidth, look));
  const dates = dateMarks(axis, today, decision, top, bottom, theme);
  const height = Math.ceil(bottom + theme.size * 1.7);
  const marks = rows.map(({ milestone, y: center }): PictureMark => ({
    id: milestone.id,
    label: `${milestone.title}: ${milestoneWord(milestone, look.reader)}`,
    x: 0,
    y: center - rowHeight / 2,
    width,
    height: rowHeight,
    fact: { table: 'milestone', id: milestone.id },
  }));
  return {
    width,
    height,
    finding: milestoneFinding(data.milestones, data.asOf, data.decisionDate),
    table: milestoneTable(data.milestones),
    marks,
    option: drawingOption(theme, {
      ground,
      lines: [...axisLines(axis, top, bottom, theme), ...dates.lines, ...drawn.flatMap((row) => row.lines)],
      shapes: drawn.flatMap((row) => row.shapes),
      words: [...words, ...axisWords(axis, bottom, theme), ...dates.words, ...drawn.flatMap((row) => row.words)],
    }),
  };
}

/** Open and recent ones before old ones; then in the order of their day, undated last. */
function chosen(milestones: readonly MilestoneView[], today: DayNumber, most: number): readonly MilestoneView[] {
  const day = (milestone: MilestoneView): number => standsOn(milestone) ?? Number.MAX_SAFE_INTEGER;
  const far = (milestone: MilestoneView): number =>
    milestone.achievedOnDate === null ? 0 : Math.abs(day(milestone) - today);
  const kept =
    milestones.length > most ? milestones.toSorted((one, other) => far(one) - far(other)).slice(0, most) : milestones;
  return kept.toSorted((one, other) => day(one) - day(other) || (one.title < other.title ? -1 : 1));
}

/** From the oldest day shown to the decision or the last plan, at least half a year, with some air at both ends. */
function spanOf(
  rows: readonly Row[],
  today: DayNumber,
  decision: DayNumber | null,
  left: number,
  right: number,
  theme: ChartTheme,
): TimeAxis {
  const days = rows.flatMap(({ milestone }) =>
    [milestone.baselineDate, milestone.dueDate, milestone.achievedOnDate].flatMap((day) =>
      day === null ? [] : [dayNumber(day)],
    ),
  );
  const from = Math.min(today - 90, ...days.filter((day) => day > today - 1100));
  const to = Math.max(today + 60, decision ?? today, ...days.filter((day) => day < today + 1100));
  const air = Math.ceil((to - from) * 0.02) + 5;
  return timeAxis(from - air, to + air, left, right, theme.size * 4.4);
}

function axisLines(axis: TimeAxis, top: number, bottom: number, theme: ChartTheme): readonly Line[] {
  return axis.ticks.map((tick) => ({
    points: [
      [tick.x, top],
      [tick.x, bottom],
    ],
    color: theme.line,
    width: tick.isYear ? 1 : 0.6,
  }));
}

function axisWords(axis: TimeAxis, bottom: number, theme: ChartTheme): readonly Words[] {
  return axis.ticks.map((tick) => ({
    x: tick.x,
    y: bottom + theme.size * 0.8,
    text: tick.label,
    color: theme.dim,
    size: theme.size - 1,
    weight: tick.isYear ? 600 : 400,
    align: 'center',
  }));
}

function dateMarks(
  axis: TimeAxis,
  today: DayNumber,
  decision: DayNumber | null,
  top: number,
  bottom: number,
  theme: ChartTheme,
): { readonly lines: readonly Line[]; readonly words: readonly Words[] } {
  const size = theme.size - 0.5;
  const y = top - theme.size * 0.85;
  const todayX = axis.x(today);
  const lines: Line[] = [
    {
      points: [
        [todayX, top - 2],
        [todayX, bottom],
      ],
      color: theme.ink,
      width: 1,
    },
  ];
  const todayText = `Today ${dayLabel(today)}`;
  if (decision === null)
    return { lines, words: [{ x: todayX, y, text: todayText, color: theme.ink, size, weight: 600, align: 'center' }] };
  const decisionX = axis.x(decision);
  const decisionText = `Decision ${dayLabel(decision, true)}`;
  lines.push({
    points: [
      [decisionX, top - 2],
      [decisionX, bottom],
    ],
    color: theme.band.red,
    width: 1.2,
    dash: 'dashed',
  });
  const apart =
    Math.abs(decisionX - todayX) > (textWidth(todayText, size, 600) + textWidth(decisionText, size, 600)) / 2 + 10;
  const decisionLater = decision >= today;
  const sides = apart
    ? (['center', 'center'] as const)
    : decisionLater
      ? (['right', 'left'] as const)
      : (['left', 'right'] as const);
  const nudge = (side: 'left' | 'right' | 'center'): number => (side === 'left' ? 3 : side === 'right' ? -3 : 0);
  return {
    lines,
    words: [
      { x: todayX + nudge(sides[0]), y, text: todayText, color: theme.ink, size, weight: 600, align: sides[0] },
      {
        x: decisionX + nudge(sides[1]),
        y,
        text: decisionText,
        color: theme.band.red,
        size,
        weight: 600,
        align: sides[1],
      },
    ],
  };
}
