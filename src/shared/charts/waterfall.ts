/**
 * The movement of ARR at risk between two days as a waterfall: opening and closing stand on the ground, every step hangs where the
 * one before ended, so the picture adds up by itself. Source: product page, "Renewals" (the movement since the last review).
 */
import type { Movement, MovementStep } from '../contract/renewals.ts';
import { formatMoneyShort } from '../domain/money.ts';
import { drawingOption, fitText, type Line, type Shape, type Words } from './canvas.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';
import { signedMoney, speakStep, waterfallFinding, waterfallTable } from './waterfallWords.ts';

export interface WaterfallLook {
  readonly theme: ChartTheme;
  readonly width: number;
}

export type CurrencyMovement = Movement['byCurrency'][number];

/** A step with the level of ARR at risk before and after it, in minor units. */
export interface WaterfallBar {
  readonly step: MovementStep;
  readonly amountMinor: number;
  readonly contracts: number;
  readonly fromMinor: number;
  readonly toMinor: number;
  readonly isLevel: boolean;
}

const PLOT_HEIGHT = 190;
const TALLEST_LABEL = 2.2;
const NARROWEST_COLUMN = 74;
const WIDEST_COLUMN = 132;
/** A step that is there is seen, however small. */
const LEAST_HEIGHT = 2;

/** The bars in order; each step starts where the one before ended. */
export function waterfallBars({ steps }: CurrencyMovement): readonly WaterfallBar[] {
  let level = 0;
  return steps.map(({ step, amountMinor, contracts }): WaterfallBar => {
    const isLevel = step === 'opening' || step === 'closing';
    const fromMinor = isLevel ? 0 : level;
    level = isLevel ? amountMinor : level + amountMinor;
    return { step, amountMinor, contracts: contracts.length, fromMinor, toMinor: level, isLevel };
  });
}

/** One currency of `renewals.movement`. Marks are the steps; their id is the step's name. */
export function waterfallPicture(movement: Movement, own: CurrencyMovement, { theme, width }: WaterfallLook): Picture {
  const bars = waterfallBars(own);
  const column = Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, width / Math.max(1, bars.length)));
  const top = theme.size * TALLEST_LABEL;
  const ground = top + PLOT_HEIGHT;
  const highest = Math.max(1, ...bars.flatMap(({ fromMinor, toMinor }) => [fromMinor, toMinor]));
  const y = (minor: number): number => ground - (minor / highest) * PLOT_HEIGHT;
  const boxes = bars.map((bar, index) => {
    const upper = y(Math.max(bar.fromMinor, bar.toMinor));
    const height = bar.amountMinor === 0 ? 0 : Math.max(LEAST_HEIGHT, y(Math.min(bar.fromMinor, bar.toMinor)) - upper);
    return { x: index * column + column * 0.14, y: upper, width: column * 0.72, height };
  });
  const height = Math.ceil(ground + theme.size * 3.4);
  const drawn = Math.round(column * bars.length);
  return {
    width: drawn,
    height,
    finding: waterfallFinding(movement, own),
    table: waterfallTable(movement, own, bars),
    marks: bars.map((bar, index): PictureMark => ({
      id: bar.step,
      label: speakStep(bar, own),
      x: index * column + 2,
      y: 2,
      width: column - 4,
      height: height - 4,
      fact: null,
    })),
    option: drawingOption(theme, {
      ground: bars.flatMap((bar, index): readonly Shape[] => {
        const box = boxes[index];
        if (box === undefined || box.height === 0) return [];
        return [{ symbol: 'rect', ...box, ...paintOf(bar, theme) }];
      }),
      lines: [
        {
          points: [
            [0, ground],
            [drawn, ground],
          ],
          color: theme.strongLine,
        },
        ...connectors(bars, boxes, y, theme),
      ],
      words: bars.flatMap((bar, index) =>
        wordsOf(bar, own.currency, index * column + column / 2, column, y, { theme, ground }),
      ),
    }),
  };
}

/** Risk that came is full red, risk that was decided well is green, a loss is hatched away in the ink of alarm; what only moved is grey. */
function paintOf({ step, amountMinor }: WaterfallBar, theme: ChartTheme): Pick<Shape, 'fill' | 'stroke' | 'dashed'> {
  switch (step) {
    case 'opening':
    case 'closing':
      return { fill: theme.band.red };
    case 'slipped in':
    case 'slipped out':
      return { fill: theme.bandSoft.unproven, stroke: theme.band.unproven, dashed: true };
    case 'new risk':
      return { fill: theme.bandSoft.red, stroke: theme.band.red };
    case 'repriced':
      return amountMinor > 0
        ? { fill: theme.bandSoft.red, stroke: theme.band.red, dashed: true }
        : { fill: theme.bandSoft.green, stroke: theme.band.green, dashed: true };
    case 'recovered':
      return { fill: theme.bandSoft.green, stroke: theme.band.green };
    case 'booked':
      return { fill: theme.band.green };
    case 'lost':
      return { fill: theme.ink };
  }
}

/** Hairlines that carry the level from one bar to the next. */
function connectors(
  bars: readonly WaterfallBar[],
  boxes: readonly { readonly x: number; readonly width: number }[],
  y: (minor: number) => number,
  theme: ChartTheme,
): readonly Line[] {
  return bars.slice(0, -1).flatMap((bar, index): readonly Line[] => {
    const [box, next] = [boxes[index], boxes[index + 1]];
    if (box === undefined || next === undefined) return [];
    const level = y(bar.toMinor);
    return [
      {
        points: [
          [box.x, level],
          [next.x + next.width, level],
        ],
        color: theme.strongLine,
        width: 0.8,
        dash: 'dotted',
      },
    ];
  });
}

function wordsOf(
  bar: WaterfallBar,
  currency: string,
  middle: number,
  column: number,
  y: (minor: number) => number,
  { theme, ground }: { readonly theme: ChartTheme; readonly ground: number },
): readonly Words[] {
  const isNothing = bar.amountMinor === 0;
  const amount = bar.isLevel ? formatMoneyShort(bar.amountMinor, currency) : signedMoney(bar.amountMinor, currency);
  const centred = { x: middle, align: 'center' } as const;
  return [
    {
      ...centred,
      y: y(Math.max(bar.fromMinor, bar.toMinor)) - theme.size * 0.8,
      text: fitText(amount, column - 4, theme.size, 600),
      color: isNothing ? theme.dim : theme.ink,
      size: theme.size,
      weight: isNothing ? 400 : 600,
      patch: theme.surface,
    },
    {
      ...centred,
      y: ground + theme.size * 1.1,
      text: fitText(bar.step, column - 4, theme.size, 500),
      color: isNothing ? theme.dim : theme.ink,
      size: theme.size,
      weight: 500,
    },
    {
      ...centred,
      y: ground + theme.size * 2.4,
      text:
        bar.contracts === 0
          ? '–'
          : fitText(bar.contracts === 1 ? '1 contract' : `${bar.contracts} contracts`, column - 4, theme.size - 1),
      color: theme.dim,
      size: theme.size - 1,
    },
  ];
}
