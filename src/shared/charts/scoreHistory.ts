/**
 * The score month by month over the bands, with the changes of the score model drawn in, so that a re-weighting is not read as
 * behaviour. A month without a score is a gap, never a line. Source: product page, beliefs 8 and 14.
 */
import type { HistoryPoint } from '../contract/account.ts';
import { displayScore } from '../domain/compare.ts';
import { dayNumber } from '../domain/days.ts';
import type { IsoDay } from '../domain/facts.ts';
import type { Thresholds } from '../domain/model.ts';
import { drawingOption, type Line, type Shape, type Words } from './canvas.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';
import { dayLabel, timeAxis } from './timeAxis.ts';

export interface ScoreHistoryData {
  readonly points: readonly HistoryPoint[];
  readonly models: readonly { readonly version: number; readonly fromDate: IsoDay }[];
  readonly thresholds: Pick<Thresholds, 'green_from' | 'yellow_from'>;
}

export interface ScoreHistoryLook {
  readonly theme: ChartTheme;
  readonly width: number;
  readonly height: number;
}

export function scoreHistory(data: ScoreHistoryData, look: ScoreHistoryLook): Picture {
  const { theme, width, height } = look;
  const { points, thresholds } = data;
  const first = points[0];
  const last = points.at(-1);
  const left = 22;
  const right = width - theme.size * 3.2;
  const bottom = height - theme.size * 1.6;
  const top = 4;
  const axis = timeAxis(
    dayNumber(first?.date ?? '2000-01-01'),
    dayNumber(last?.date ?? '2000-01-02'),
    left,
    right,
    theme.size * 4.2,
  );
  const y = (score: number): number => bottom - ((bottom - top) * score) / 100;
  const zone = (from: number, to: number, fill: string): Shape => ({
    symbol: 'rect',
    x: left,
    y: y(to),
    width: right - left,
    height: y(from) - y(to),
    fill,
  });
  const scored = points.filter((point) => point.score !== null);
  const dots = scored.map((point): Shape => ({
    symbol: 'circle',
    x: axis.x(dayNumber(point.date)) - 2,
    y: y(point.score ?? 0) - 2,
    width: 4,
    height: 4,
    fill: theme.band[point.band],
    stroke: theme.surface,
    strokeWidth: 0.6,
  }));
  const models = data.models.filter((model) => first !== undefined && model.fromDate > first.date);
  const lastScore = last?.score ?? null;
  const marks = points.map((point): PictureMark => ({
    id: point.date,
    label: `${point.date}: ${scoreWord(point, thresholds)}`,
    x: axis.x(dayNumber(point.date)) - 5,
    y: y(point.score ?? 0) - 5,
    width: 10,
    height: 10,
    fact: null,
  }));
  return {
    width,
    height,
    finding: historyFinding(points, thresholds),
    table: historyTable(points),
    marks,
    option: drawingOption(theme, {
      ground: [
        zone(thresholds.green_from, 100, theme.bandSoft.green),
        zone(thresholds.yellow_from, thresholds.green_from, theme.bandSoft.yellow),
        zone(0, thresholds.yellow_from, theme.bandSoft.red),
      ],
      lines: [
        ...unbroken(points).map((run): Line => ({
          points: run.map((point) => [axis.x(dayNumber(point.date)), y(point.score ?? 0)] as const),
          color: theme.ink,
          width: 1.3,
        })),
        ...models.map((model): Line => ({
          points: [
            [axis.x(dayNumber(model.fromDate)), top],
            [axis.x(dayNumber(model.fromDate)), bottom],
          ],
          color: theme.accent,
          width: 0.9,
          dash: 'dashed',
        })),
      ],
      shapes: dots,
      words: [
        ...[thresholds.green_from, thresholds.yellow_from].map((value): Words => ({
          x: left - 4,
          y: y(value),
          text: String(value),
          color: theme.dim,
          size: theme.size - 1.5,
          align: 'right',
        })),
        ...axis.ticks.map((tick): Words => ({
          x: tick.x,
          y: bottom + theme.size * 0.85,
          text: tick.label,
          color: theme.dim,
          size: theme.size - 1.5,
          weight: tick.isYear ? 600 : 400,
          align: 'center',
        })),
        ...models.map((model): Words => ({
          x: axis.x(dayNumber(model.fromDate)) + 3,
          y: top + theme.size * 0.7,
          text: `Model ${model.version}`,
          color: theme.accent,
          size: theme.size - 1.5,
        })),
        ...(last === undefined || lastScore === null
          ? []
          : [
              {
                x: right + 6,
                y: y(lastScore),
                text: scoreWord(last, thresholds),
                color: theme.ink,
                size: theme.size + 1,
                weight: 700,
              } satisfies Words,
            ]),
      ],
    }),
  };
}

function unbroken(points: readonly HistoryPoint[]): readonly (readonly HistoryPoint[])[] {
  const runs: HistoryPoint[][] = [[]];
  for (const point of points) {
    if (point.score === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

function scoreWord(point: HistoryPoint, thresholds: ScoreHistoryData['thresholds']): string {
  return point.score === null ? 'no score' : String(displayScore(point.score, thresholds));
}

export function historyFinding(points: readonly HistoryPoint[], thresholds: ScoreHistoryData['thresholds']): string {
  const scored = points.filter((point) => point.score !== null);
  const last = scored.at(-1);
  // An unproven score is no level to compare with while there is a proven one.
  const first = scored.find((point) => point.band !== 'unproven') ?? scored[0];
  if (first === undefined || last === undefined) return 'No score in this time: no part was known.';
  const change = (last.score ?? 0) - (first.score ?? 0);
  const move =
    Math.abs(change) < 1
      ? 'about the same as'
      : `${Math.round(Math.abs(change))} points ${change > 0 ? 'above' : 'below'}`;
  const bands = new Set(scored.filter((point) => point.date >= first.date).map((point) => point.band));
  return `Score ${scoreWord(last, thresholds)} on ${dayLabel(dayNumber(last.date), true)}, ${move} ${dayLabel(dayNumber(first.date), true)}; ${bands.size === 1 ? `${last.band} all the time` : `now ${last.band}`}.`;
}

function historyTable(points: readonly HistoryPoint[]): Picture['table'] {
  return {
    caption: 'Score by month',
    columns: [
      { label: 'Day', align: 'left' },
      { label: 'Score', align: 'right' },
      { label: 'Band', align: 'left' },
      { label: 'Coverage', align: 'right' },
      { label: 'Model', align: 'right' },
    ],
    rows: points.map((point) => [
      point.date,
      point.score === null ? '' : point.score.toFixed(1),
      point.band,
      `${Math.round(point.coverage * 100)} %`,
      String(point.modelVersion),
    ]),
  };
}
