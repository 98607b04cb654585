/**
 * What every chart builder answers: an ECharts option for a known width, the same data as a table, and the finding in one
 * sentence. Screens and briefs draw the same pictures; nothing here knows a DOM or ECharts itself.
 *
 * Marks are pixel boxes and the look is a `ChartTheme` with a width, so that the screen's frame, the heatmap and the brief share one
 * kind of picture.
 */
import type { FactRef } from '../domain/results.ts';

/** An ECharts option object; kept opaque because shared code may not know the library. */
export type ChartOption = Readonly<Record<string, unknown>>;

export interface PictureTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

/** One thing in the picture the keyboard can stand on, in reading order. */
export interface PictureMark {
  readonly id: string;
  /** What is spoken when the focus arrives. */
  readonly label: string;
  /** Position in the picture's own pixels, for a focus ring: top left corner and size. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where Enter leads; null when nowhere. */
  readonly fact: FactRef | null;
}

export interface Picture {
  readonly option: ChartOption;
  /** Pixels the option was laid out for; build again when the width changes. */
  readonly width: number;
  readonly height: number;
  /** The accessible name: the finding, not the kind of chart. */
  readonly finding: string;
  readonly table: PictureTable;
  readonly marks: readonly PictureMark[];
}
