/**
 * Draws the icon of the app in the sizes that the packages need, from the one drawing in src/renderer/app/icon.svg.
 * Run by hand after a change of the drawing: node scripts/make-icons.ts
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchTestBrowser } from '../tests/support/chromium.ts';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const root = join(import.meta.dirname, '..');
const drawing = join(root, 'src', 'renderer', 'app', 'icon.svg');
const folder = join(root, 'resources', 'icons');

mkdirSync(folder, { recursive: true });
copyFileSync(drawing, join(folder, 'icon.svg'));
const browser = await launchTestBrowser();
try {
  const address = `data:image/svg+xml;base64,${readFileSync(drawing).toString('base64')}`;
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body { margin: 0 } img { display: block }</style><img src="${address}" width="${size}" height="${size}">`,
    );
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    await page.screenshot({ path: join(folder, `${size}x${size}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
copyFileSync(join(folder, '1024x1024.png'), join(folder, 'icon.png'));
