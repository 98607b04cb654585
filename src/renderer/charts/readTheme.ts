/** The colours of pictures, read from the theme's variables, so that light, dark and high contrast all reach them. */
import type { ChartTheme } from '../../shared/charts/theme.ts';
import type { Band } from '../../shared/domain/results.ts';

const LABEL_SIZE = 12;

export function readTheme(root: Element = document.documentElement): ChartTheme {
  const style = getComputedStyle(root);
  const read = (name: string) => style.getPropertyValue(`--qb-${name}`).trim();
  const perBand = (suffix: string): Record<Band, string> => ({
    green: read(`green${suffix}`),
    yellow: read(`yellow${suffix}`),
    red: read(`red${suffix}`),
    unproven: read(`unproven${suffix}`),
  });
  return {
    font: read('font'),
    size: LABEL_SIZE,
    ink: read('text'),
    dim: read('dim'),
    line: read('line'),
    strongLine: read('line-strong'),
    surface: read('surface'),
    sunken: read('ground'),
    accent: read('accent'),
    band: perBand(''),
    bandSoft: perBand('-soft'),
    bandText: perBand('-text'),
  };
}
