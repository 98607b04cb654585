/**
 * Draws in plain pixels on an ECharts coordinate system of the same size: boxes, lines and words go where the layout says, and
 * no label placement can surprise. Words are measured by an estimate, since nothing here may ask a DOM.
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
  /** x and y are the centre. */
  readonly symbol: 'rect' | 'roundRect' | 'circle' | 'diamond' | 'triangle';
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dashed?: boolean;
}

export interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly color: string;
  readonly size: number;
  readonly weight?: 400 | 500 | 600 | 700;
  readonly align?: 'left' | 'center' | 'right';
  /** Halo in the colour of the ground, so that words stay readable on lines. */
  readonly halo?: string;
}

export interface Drawing {
  readonly boxes?: readonly Shape[];
  readonly lines?: readonly Line[];
  readonly shapes?: readonly Shape[];
  readonly words: readonly Words[];
}

/** Wide letters, narrow letters and the rest, as shares of the font size; tuned for Inter and a little generous. */
const WIDE = /[MWQmw@%—]/;
const NARROW = /[iljtfrI1.,:;'|()\[\] !-]/;

/** Estimated width of a text in pixels. */
export function textWidth(text: string, size: number, weight = 400): number {
  let units = 0;
  for (const letter of text) units += letter > '\u2e7f' ? 1 : WIDE.test(letter) ? 0.88 : NARROW.test(letter) ? 0.33 : letter >= 'A' && letter <= 'Z' ? 0.68 : 0.575;
  return units * size * (weight >= 600 ? 1.06 : 1);
}

/** Cuts a text to a width with an ellipsis; whole when it fits. */
export function fitText(text: string, width: number, size: number, weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, weight) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The drawing as an ECharts option: back to front boxes, lines, shapes, words. */
export function drawingOption(width: number, height: number, theme: ChartTheme, drawing: Drawing): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: theme.size, color: theme.ink },
    grid: { left: 0, top: 0, width, height, containLabel: false },
    xAxis: { type: 'value', min: 0, max: width, show: false },
    yAxis: { type: 'value', min: 0, max: height, inverse: true, show: false },
    series: [
      shapeSeries('boxes', drawing.boxes ?? [], 1),
      ...lineSeries(drawing.lines ?? []),
      shapeSeries('shapes', drawing.shapes ?? [], 3),
      wordSeries(drawing.words),
    ],
  };
}

function shapeSeries(name: string, shapes: readonly Shape[], z: number): ChartOption {
  return {
    type: 'scatter', name, z, silent: true, clip: false,
    data: shapes.map((shape) => ({
      value: [shape.x, shape.y],
      symbol: shape.symbol,
      symbolSize: [shape.width, shape.height],
      itemStyle: { color: shape.fill, opacity: 1, borderColor: shape.stroke ?? 'transparent', borderWidth: shape.stroke === undefined ? 0 : (shape.strokeWidth ?? 1), borderType: shape.dashed === true ? 'dashed' : 'solid' },
    })),
  };
}

function lineSeries(lines: readonly Line[]): readonly ChartOption[] {
  return lines.map((line, index) => ({
    type: 'line', name: `line ${index}`, z: 2, silent: true, clip: false, symbol: 'none',
    data: line.points,
    lineStyle: { color: line.color, width: line.width ?? 1, type: line.dash ?? 'solid' },
    ...(line.arrow === true ? { symbol: ['none', 'arrow'], showSymbol: true } : {}),
  }));
}

function wordSeries(words: readonly Words[]): ChartOption {
  return {
    type: 'scatter', name: 'words', z: 4, silent: true, clip: false, symbolSize: 0,
    data: words.map((word) => ({
      value: [word.x, word.y],
      label: {
        show: true, position: [0, 0], formatter: () => word.text, color: word.color, fontSize: word.size, fontWeight: word.weight ?? 400,
        align: word.align ?? 'left', verticalAlign: 'middle',
        ...(word.halo === undefined ? {} : { textBorderColor: word.halo, textBorderWidth: 2.5 }),
      },
    })),
  };
}
