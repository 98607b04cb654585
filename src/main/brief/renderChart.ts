/** Turns a picture into an SVG element without a browser, for paper. */
import * as echarts from 'echarts';
import type { Picture } from '../../shared/charts/picture.ts';

/**
 * The picture as one <svg>, named by its finding and scaled by its view box. The chart is disposed of at once: an undisposed one
 * keeps timers, and the process that made it never ends.
 */
export function renderChartSvg(picture: Picture): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: picture.width, height: picture.height });
  try {
    chart.setOption(picture.option);
    return named(chart.renderToSVGString(), picture);
  } finally {
    chart.dispose();
  }
}

function named(svg: string, picture: Picture): string {
  // The style sheet is for effects of the mouse, which paper has not.
  const body = svg
    .slice(svg.indexOf('>') + 1)
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr[\w-]*"/g, '');
  const name = picture.finding.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${picture.width} ${picture.height}" role="img" aria-label="${name}">${body}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
