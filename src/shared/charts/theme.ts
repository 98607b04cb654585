/** Colours and type of the charts, one set per ground. The screen's values equal those of its style sheet. */
import type { Band } from '../domain/results.ts';

export interface ChartTheme {
  readonly font: string;
  /** Size of ordinary labels in pixels; small text is one less, strong text the same in bold. */
  readonly size: number;
  readonly ink: string;
  readonly dim: string;
  /** Hairlines and grid. */
  readonly line: string;
  readonly strongLine: string;
  readonly surface: string;
  readonly sunken: string;
  readonly accent: string;
  readonly band: Readonly<Record<Band, string>>;
  readonly bandSoft: Readonly<Record<Band, string>>;
  readonly bandText: Readonly<Record<Band, string>>;
}

const SCREEN_FONT = "'Inter Variable', Inter, system-ui, sans-serif";

export const LIGHT_CHART: ChartTheme = {
  font: SCREEN_FONT,
  size: 12,
  ink: '#1b1f23',
  dim: '#59616b',
  line: '#e3e3df',
  strongLine: '#8b9096',
  surface: '#ffffff',
  sunken: '#f7f7f5',
  accent: '#0d6a6c',
  band: { green: '#0b7a75', yellow: '#d98a12', red: '#c8401b', unproven: '#717983' },
  bandSoft: { green: '#d9eeec', yellow: '#fbebcd', red: '#fbe0d8', unproven: '#e9eaec' },
  bandText: { green: '#08625e', yellow: '#7a4a00', red: '#a22f11', unproven: '#4d545d' },
};

export const DARK_CHART: ChartTheme = {
  font: SCREEN_FONT,
  size: 12,
  ink: '#e9eaea',
  dim: '#a2a9b2',
  line: '#2b2e33',
  strongLine: '#747b84',
  surface: '#191b1e',
  sunken: '#131416',
  accent: '#1d8f8c',
  band: { green: '#2fa69f', yellow: '#e3a43b', red: '#ea6a43', unproven: '#878e97' },
  bandSoft: { green: '#12393a', yellow: '#40300f', red: '#4a2015', unproven: '#2b2e33' },
  bandText: { green: '#6ccfc8', yellow: '#f3c777', red: '#ff9c7d', unproven: '#b9bfc6' },
};

/** Paper: the light colours on white, type in the size of the brief's small print. */
export const PRINT_CHART: ChartTheme = {
  ...LIGHT_CHART,
  font: 'Inter, sans-serif',
  size: 9.5,
  sunken: '#f6f6f4',
  line: '#e0e0dc',
};
