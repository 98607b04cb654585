/**
 * Draws in plain pixels with ECharts' graphic elements: boxes, lines and words go where the layout says, and no label placement
 * can surprise. Words are measured by an estimate, since nothing here may ask a DOM.
 */
import type { ChartOption } from './picture.ts';
import type { ChartTheme } from './theme.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly points: readonly (readonly [number, number])[];
  readonly color: string;
  readonly width?: number;
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** Draws an arrow head at the last point. */
  readonly arrow?: boolean;
}

export interface Shape extends Box {
  /** x and y are the top left corner. */
  readonly symbol: 'rect' | 'circle' | 'diamond' | 'triangle';
  readonly radius?: number;
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dashed?: boolean;
}

export interface Words {
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
  readonly text: string;
  readonly color: string;
  readonly size: number;
  readonly weight?: 400 | 500 | 600 | 700;
  readonly align?: 'left' | 'center' | 'right';
  /** Colour of a patch behind the words that keeps them readable on lines. (A stroke would print as an unreadable font.) */
  readonly patch?: string;
}

/** Painted back to front in this order. */
export interface Drawing {
  readonly ground?: readonly Shape[];
  readonly lines?: readonly Line[];
  readonly shapes?: readonly Shape[];
  readonly words: readonly Words[];
}

/** Wide letters, narrow letters and the rest, as shares of the font size; tuned for Inter and a little generous. */
const WIDE = /[MWQmw@%—]/;
const NARROW = /[iljtfrI1.,:;'|()[\] !-]/;

/** Estimated width of a text in pixels. */
export function textWidth(text: string, size: number, weight = 400): number {
  let units = 0;
  for (const letter of text)
    units +=
      letter > '\u2e7f'
        ? 1
        : WIDE.test(letter)
          ? 0.88
          : NARROW.test(letter)
            ? 0.33
            : letter >= 'A' && letter <= 'Z'
              ? 0.68
              : 0.575;
  return units * size * (weight >= 600 ? 1.06 : 1);
}

/** Cuts a text to a width with an ellipsis; whole when it fits. */
export function fitText(text: string, width: number, size: number, weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, weight) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The drawing as an ECharts option. */
export function drawingOption(theme: ChartTheme, drawing: Drawing): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: theme.size, color: theme.ink },
    graphic: {
      elements: [
        ...(drawing.ground ?? []).map(shapeElement),
        ...(drawing.lines ?? []).flatMap(lineElements),
        ...(drawing.shapes ?? []).map(shapeElement),
        ...drawing.words.flatMap((words) => wordElements(words, theme)),
      ],
    },
  };
}

const DASHES = { solid: [], dashed: [4, 3], dotted: [1, 2.5] } as const;

function shapeElement(shape: Shape): ChartOption {
  const { x, y, width, height } = shape;
  const style = {
    fill: shape.fill,
    stroke: shape.stroke ?? 'none',
    lineWidth: shape.stroke === undefined ? 0 : (shape.strokeWidth ?? 1),
    lineDash: shape.dashed === true ? [3, 2.5] : [],
  };
  const base = { silent: true, style };
  switch (shape.symbol) {
    case 'rect':
      return { ...base, type: 'rect', shape: { x, y, width, height, r: shape.radius ?? 0 } };
    case 'circle':
      return {
        ...base,
        type: 'circle',
        shape: { cx: x + width / 2, cy: y + height / 2, r: Math.min(width, height) / 2 },
      };
    case 'diamond':
      return {
        ...base,
        type: 'polygon',
        shape: {
          points: [
            [x + width / 2, y],
            [x + width, y + height / 2],
            [x + width / 2, y + height],
            [x, y + height / 2],
          ],
        },
      };
    case 'triangle':
      return {
        ...base,
        type: 'polygon',
        shape: {
          points: [
            [x + width / 2, y],
            [x + width, y + height],
            [x, y + height],
          ],
        },
      };
  }
}

function lineElements(line: Line): readonly ChartOption[] {
  const style = {
    stroke: line.color,
    lineWidth: line.width ?? 1,
    lineDash: DASHES[line.dash ?? 'solid'],
    fill: 'none',
  };
  const path: ChartOption = { type: 'polyline', silent: true, shape: { points: line.points }, style };
  const [before, last] = line.points.slice(-2);
  if (line.arrow !== true || before === undefined || last === undefined) return [path];
  const angle = Math.atan2(last[1] - before[1], last[0] - before[0]);
  const wing = (turn: number): readonly [number, number] => [
    last[0] - 5 * Math.cos(angle + turn),
    last[1] - 5 * Math.sin(angle + turn),
  ];
  return [
    path,
    { type: 'polygon', silent: true, shape: { points: [last, wing(0.45), wing(-0.45)] }, style: { fill: line.color } },
  ];
}

function wordElements(words: Words, theme: ChartTheme): readonly ChartOption[] {
  const style = {
    text: words.text,
    fill: words.color,
    font: `${words.weight ?? 400} ${words.size}px ${theme.font}`,
    align: words.align ?? 'left',
    verticalAlign: 'middle',
  };
  const text: ChartOption = { type: 'text', silent: true, x: words.x, y: words.y, style };
  return words.patch === undefined ? [text] : [patchElement(words, words.patch), text];
}

function patchElement(words: Words, fill: string): ChartOption {
  const width = textWidth(words.text, words.size, words.weight) + 2;
  const left =
    words.align === 'right' ? words.x - width + 1 : words.align === 'center' ? words.x - width / 2 : words.x - 1;
  return {
    type: 'rect',
    silent: true,
    shape: { x: left, y: words.y - words.size * 0.62, width, height: words.size * 1.24 },
    style: { fill },
  };
}
