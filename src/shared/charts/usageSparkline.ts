/** Active users against licences over the periods on file, small enough for a line of text. Usage is context: the finding names no merit. */
import type { UsageSeries } from '../contract/account.ts';
import { dayNumber } from '../domain/days.ts';
import { drawingOption, type Words } from './canvas.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';
import { dayLabel } from './timeAxis.ts';

export interface SparklineLook {
  readonly theme: ChartTheme;
  readonly width: number;
  readonly height: number;
}

export function usageSparkline(series: UsageSeries, look: SparklineLook): Picture {
  const { theme, width, height } = look;
  const points = series.points.filter((point) => point.activeUsers !== null);
  const most = Math.max(1, ...points.map((point) => Math.max(point.activeUsers ?? 0, point.licensedUsers ?? 0)));
  const right = width - theme.size * 3.4;
  const x = (index: number): number => 2 + ((right - 4) * index) / Math.max(1, points.length - 1);
  const y = (users: number): number => height - 3 - ((height - 8) * users) / most;
  const last = points.at(-1);
  const lastX = x(points.length - 1);
  // A label on the lowest or highest line would be cut by the edge of so small a picture.
  const labelY = Math.min(height - theme.size * 0.7, Math.max(theme.size * 0.7, y(last?.activeUsers ?? 0)));
  const label: Words[] =
    last === undefined
      ? []
      : [
          {
            x: right + 4,
            y: labelY,
            text: share(last.activeUsers, last.licensedUsers),
            color: theme.ink,
            size: theme.size,
            weight: 600,
          },
        ];
  const marks = points.map((point, index): PictureMark => ({
    id: point.id,
    label: `${point.startDate}: ${point.activeUsers ?? 0} active of ${point.licensedUsers ?? 'no'} licences`,
    x: x(index) - 4,
    y: y(point.activeUsers ?? 0) - 4,
    width: 8,
    height: 8,
    fact: { table: 'usage', id: point.id },
  }));
  return {
    width,
    height,
    finding: usageFinding(series),
    table: {
      caption: `Usage${series.feature === null ? '' : ` of ${series.feature}`}`,
      columns: [
        { label: 'Period', align: 'left' },
        { label: 'Active', align: 'right' },
        { label: 'Licensed', align: 'right' },
      ],
      rows: series.points.map((point) => [
        `${point.startDate} to ${point.endDate}`,
        String(point.activeUsers ?? ''),
        String(point.licensedUsers ?? ''),
      ]),
    },
    marks,
    option: drawingOption(theme, {
      lines: [
        {
          points: points.flatMap((point, index) =>
            point.licensedUsers === null ? [] : [[x(index), y(point.licensedUsers)] as const],
          ),
          color: theme.strongLine,
          width: 0.8,
          dash: 'dashed',
        },
        {
          points: points.map((point, index) => [x(index), y(point.activeUsers ?? 0)] as const),
          color: theme.accent,
          width: 1.5,
        },
      ],
      shapes:
        last === undefined
          ? []
          : [
              {
                symbol: 'circle',
                x: lastX - 2,
                y: y(last.activeUsers ?? 0) - 2,
                width: 4,
                height: 4,
                fill: theme.accent,
              },
            ],
      words: label,
    }),
  };
}

function share(active: number | null, licensed: number | null): string {
  return active === null
    ? ''
    : licensed === null || licensed === 0
      ? String(active)
      : `${Math.round((100 * active) / licensed)} %`;
}

export function usageFinding(series: UsageSeries): string {
  const known = series.points.filter((point) => point.activeUsers !== null);
  const [first, last] = [known[0], known.at(-1)];
  const what = series.feature ?? 'the product';
  if (first === undefined || last === undefined) return `No usage of ${what} on file.`;
  const users =
    last.licensedUsers === null
      ? `${last.activeUsers ?? 0} users`
      : `${last.activeUsers ?? 0} of ${last.licensedUsers} licensed users`;
  const since =
    first === last
      ? ''
      : `; ${first.activeUsers ?? 0} in the period from ${dayLabel(dayNumber(first.startDate), true)}`;
  return `${users}${series.feature === null ? '' : ` of ${what}`} active in the period to ${dayLabel(dayNumber(last.endDate), true)}${since}.`;
}
