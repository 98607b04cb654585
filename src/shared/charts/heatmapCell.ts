/**
 * One cell of the renewal heatmap: the ground says the share at risk in five steps; the words say the amount, the shares on red (R)
 * and unproven (U), the count and the biggest account; the strip below shows the four bands. Nothing is said by colour alone.
 */
import type { HeatmapCell } from '../contract/renewals.ts';
import { formatMoneyShort } from '../domain/money.ts';
import { fitText, textWidth, type Box, type Line, type Shape, type Words } from './canvas.ts';
import { mix, readableOn } from './colours.ts';
import type { ChartTheme } from './theme.ts';

export interface DrawnCell {
  readonly ground: readonly Shape[];
  readonly hatch: readonly Line[];
  readonly text: readonly Words[];
}

/** Ground strength from a share at risk on. The middle steps keep the ink readable, the last is the full red. */
const STEPS: readonly (readonly [from: number, strength: number])[] = [
  [0.75, 1],
  [0.5, 0.58],
  [0.25, 0.4],
  [0.1, 0.24],
  [Number.MIN_VALUE, 0.12],
];

const INSET = 8;
const STRIP_HEIGHT = 5;

export function riskGround(share: number, theme: ChartTheme): string {
  const step = STEPS.find(([from]) => share >= from);
  return step === undefined ? theme.surface : mix(theme.surface, theme.band.red, step[1]);
}

export function drawHeatmapCell(
  cell: HeatmapCell,
  currency: string,
  box: Box,
  theme: ChartTheme,
  shareWord: (share: number) => string,
): DrawnCell {
  if (cell.count === 0) {
    return {
      ground: [{ ...box, symbol: 'rect', radius: 4, fill: mix(theme.surface, theme.line, 0.3) }],
      hatch: [],
      text: [],
    };
  }
  const risk = cell.arrDueMinor === 0 ? 0 : cell.redMinor / cell.arrDueMinor;
  const ground = riskGround(risk, theme);
  const ink = readableOn(ground, theme.ink, theme.surface);
  const room = box.width - INSET - 3;
  const small = theme.size - 1;
  const line = (words: string, y: number, size: number, weight: 400 | 600): Words => ({
    x: box.x + INSET,
    y: box.y + y,
    text: fitText(words, room, size, weight),
    color: ink,
    size,
    weight,
  });
  const share = (letter: string, minor: number): readonly string[] =>
    minor === 0 ? [] : [`${letter} ${shareWord(minor / cell.arrDueMinor)}`];
  const shares = [...share('R', cell.redMinor), ...share('U', cell.unprovenMinor)].join(' ');
  const biggest = [String(cell.count), ...(cell.biggest === null ? [] : [cell.biggest.name])].join(' · ');
  const text = [
    line(shortAmount(cell.arrDueMinor, currency, room, theme.size + 1), 14, theme.size + 1, 600),
    line(shares, 29, small, 400),
    line(biggest, 43, small, 400),
  ];
  const strip = drawStrip(cell, box, theme);
  return {
    ground: [{ ...box, symbol: 'rect', radius: 4, fill: ground, stroke: theme.line }, ...strip.ground],
    hatch: strip.hatch,
    text: text.filter((words) => words.text !== ''),
  };
}

/** "$87.5k", or two digits of it ("$88k") where that does not fit: an amount is never cut. */
function shortAmount(minor: number, currency: string, room: number, size: number): string {
  const short = formatMoneyShort(minor, currency);
  if (textWidth(short, size, 600) <= room || minor === 0) return short;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(minor))) - 1);
  return formatMoneyShort(Math.round(minor / step) * step, currency);
}

/** The four bands as shares of what is due, in a fixed order. */
function drawStrip(cell: HeatmapCell, box: Box, theme: ChartTheme): Pick<DrawnCell, 'ground' | 'hatch'> {
  const width = box.width - 2 * INSET;
  const y = box.y + box.height - STRIP_HEIGHT - 6;
  const bands = [
    ['red', cell.redMinor],
    ['yellow', cell.yellowMinor],
    ['green', cell.greenMinor],
    ['unproven', cell.unprovenMinor],
  ] as const;
  // A rim of the ground's opposite keeps the red part visible on a red cell.
  const rim: Shape = {
    symbol: 'rect',
    x: box.x + INSET - 1,
    y: y - 1,
    width: width + 2,
    height: STRIP_HEIGHT + 2,
    radius: 2,
    fill: theme.surface,
  };
  const ground: Shape[] = [rim];
  const hatch: Line[] = [];
  let x = box.x + INSET;
  for (const [band, minor] of bands) {
    const length = cell.arrDueMinor === 0 ? 0 : (width * minor) / cell.arrDueMinor;
    if (length <= 0) continue;
    const part: Box = { x, y, width: Math.max(1, length - 1), height: STRIP_HEIGHT };
    ground.push({ ...part, symbol: 'rect', fill: band === 'unproven' ? theme.bandSoft.unproven : theme.band[band] });
    if (band === 'unproven') hatch.push(...hatchOf(part, theme.band.unproven));
    x += length;
  }
  return { ground, hatch };
}

/** Diagonal strokes inside the box by construction, so that nothing has to be clipped on screen or in print. */
function hatchOf({ x, y, width, height }: Box, color: string): readonly Line[] {
  const strokes: Line[] = [];
  for (let at = 0; at + height <= width; at += 5) {
    strokes.push({
      points: [
        [x + at, y + height],
        [x + at + height, y],
      ],
      color,
    });
  }
  return strokes;
}
