/**
 * The arithmetic of a score as one bar: each known part has the room of its weight and is filled by what it brings, so the filled
 * lengths add up to the score. Unknown parts have no room and are named. Source: domain page, "Health".
 */
import { displayScore } from '../domain/compare.ts';
import type { Thresholds } from '../domain/model.ts';
import type { AccountHealth, PartResult } from '../domain/results.ts';
import { figure } from '../domain/wording.ts';
import { drawingOption, fitText, textWidth, type Shape, type Words } from './canvas.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';

export interface ScoreBarLook {
  readonly theme: ChartTheme;
  readonly width: number;
  readonly thresholds: Pick<Thresholds, 'green_from' | 'yellow_from'>;
}

/** Parts with a weight in the order of the model, NPS last where the team weighs it. */
export function weighedParts(health: AccountHealth): readonly PartResult[] {
  return [...Object.values(health.parts), ...(health.npsPart === null ? [] : [health.npsPart])].filter(
    (part) => part.weight > 0,
  );
}

export function scoreBar(health: AccountHealth, look: ScoreBarLook): Picture {
  const { theme, width, thresholds } = look;
  const parts = weighedParts(health);
  const known = parts.filter((part) => part.value !== null);
  const weights = known.reduce((sum, part) => sum + part.weight, 0);
  const barTop = theme.size * 1.8;
  const barHeight = theme.size * 1.5;
  const ground: Shape[] = [];
  const shapes: Shape[] = [];
  const words: Words[] = [];
  let x = 0;
  for (const part of known) {
    const room = (width * part.weight) / weights;
    const value = part.value ?? 0;
    const brings = (part.weight * value) / weights;
    ground.push({
      symbol: 'rect',
      x,
      y: barTop,
      width: room - 2,
      height: barHeight,
      fill: theme.sunken,
      stroke: theme.line,
      strokeWidth: 0.6,
    });
    shapes.push({
      symbol: 'rect',
      x,
      y: barTop,
      width: ((room - 2) * value) / 100,
      height: barHeight,
      fill: toneOf(value, look),
    });
    const formula = `${figure(value)} × ${figure(part.weight)} = ${figure(brings)}`;
    // A narrow last part writes to the left, where its neighbour leaves room.
    const isTight = part === known.at(-1) && textWidth(formula, theme.size - 1) > room - 4;
    const at = isTight ? ({ x: x + room - 2, align: 'right' } as const) : ({ x, align: 'left' } as const);
    const most = isTight ? room * 2 : room - 4;
    words.push({
      ...at,
      y: theme.size * 0.8,
      text: fitText(label(part.part), most, theme.size, 600),
      color: theme.ink,
      size: theme.size,
      weight: 600,
    });
    words.push({
      ...at,
      y: barTop + barHeight + theme.size * 0.95,
      text: fitText(formula, most, theme.size - 1),
      color: theme.dim,
      size: theme.size - 1,
    });
    x += room;
  }
  const height = Math.ceil(barTop + barHeight + theme.size * 2);
  const marks = known.map((part, index): PictureMark => {
    const { x: left = 0, width: room = 0 } = ground[index] ?? {};
    const fact = part.terms[0]?.facts[0] ?? null;
    return {
      id: part.part,
      label: `${label(part.part)}: ${figure(part.value ?? 0)}, weight ${figure(part.weight)}. ${part.why}`,
      x: left,
      y: barTop,
      width: room,
      height: barHeight,
      fact,
    };
  });
  return {
    width,
    height,
    finding: barFinding(health, thresholds),
    table: {
      caption: 'How the score adds up',
      columns: [
        { label: 'Part', align: 'left' },
        { label: 'Value', align: 'right' },
        { label: 'Weight', align: 'right' },
        { label: 'Brings', align: 'right' },
        { label: 'Why', align: 'left' },
      ],
      rows: parts.map((part) => [
        label(part.part),
        part.value === null ? 'unknown' : figure(part.value),
        figure(part.weight),
        part.value === null ? '' : figure((part.weight * part.value) / weights),
        part.why,
      ]),
    },
    marks,
    option: drawingOption(theme, { ground, shapes, words }),
  };
}

/** The colour of the band a value would give by itself. */
function toneOf(value: number, { thresholds, theme }: ScoreBarLook): string {
  return value >= thresholds.green_from
    ? theme.band.green
    : value >= thresholds.yellow_from
      ? theme.band.yellow
      : theme.band.red;
}

function label(part: PartResult['part']): string {
  return part === 'nps' ? 'NPS' : part.charAt(0).toUpperCase() + part.slice(1);
}

function barFinding(health: AccountHealth, thresholds: ScoreBarLook['thresholds']): string {
  const parts = weighedParts(health);
  const unknown = parts.filter((part) => part.value === null).map((part) => label(part.part));
  if (health.score === null) return 'No score: no part is known.';
  const worst = parts
    .filter((part) => part.value !== null)
    .toSorted((one, other) => other.weight * (100 - (other.value ?? 0)) - one.weight * (100 - (one.value ?? 0)))[0];
  const lost =
    worst === undefined || (worst.value ?? 0) >= 100 ? '' : `; ${label(worst.part).toLowerCase()} costs most`;
  return `Score ${displayScore(health.score, thresholds)}${lost}${unknown.length === 0 ? '' : `; unknown: ${unknown.join(', ')}`}.`;
}
