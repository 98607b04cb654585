/** A drawn picture as SVG or PNG: to a file or the clipboard. */
import type { EChartsType } from 'echarts/core';
import { download } from '../ui/download.ts';

/** Pixels of the PNG per CSS pixel: sharp on slides and paper. */
const PNG_SCALE = 2;

export function saveSvg(chart: EChartsType, fileName: string): void {
  download(svgOf(chart), `${fileName}.svg`);
}

export async function savePng(chart: EChartsType, fileName: string): Promise<void> {
  download(await pngOf(chart), `${fileName}.png`);
}

/** False where the browser does not let pictures onto the clipboard. */
export async function copyPicture(chart: EChartsType): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(chart) })]);
    return true;
  } catch {
    return false;
  }
}

function svgOf(chart: EChartsType): Blob {
  return new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' });
}

async function pngOf(chart: EChartsType): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(svgOf(chart));
  try {
    image.src = address;
    await image.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  const canvas = document.createElement('canvas');
  canvas.width = chart.getWidth() * PNG_SCALE;
  canvas.height = chart.getHeight() * PNG_SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gave no canvas.');
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--qb-surface');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture could not be made.')) : resolve(blob)),
      'image/png',
    ),
  );
}
