/**
 * How smoothly the table of 10,000 accounts scrolls in the real headless browser: milliseconds between drawn frames while the
 * wheel turns, beside an empty page with a plain list of the same length as the floor. Target: no frame over 32 ms.
 * Usage: node bench/scroll.ts      (after `npm run build` and `node bench/portfolio.ts 10000`, which makes the book)
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchTestBrowser } from '../tests/support/chromium.ts';
import { startLoopbackProcess } from '../tests/support/loopbackProcess.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const WHEELS = 120;
const LIMIT_MS = 32;
const book = join(import.meta.dirname, 'data', 'portfolio-10000.qbook');

interface Frames {
  readonly frames: number;
  readonly medianMs: number;
  readonly worstMs: number;
  readonly over: number;
}

/** Turns the wheel over the middle of the page and watches the frames. */
async function scroll(page: Page): Promise<Frames> {
  await page.mouse.move(720, 600);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times, watching: true });
    const tick = (now: number): void => {
      times.push(now);
      if ((window as unknown as { watching: boolean }).watching) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let turn = 0; turn < WHEELS; turn += 1) await page.mouse.wheel(0, 240);
  const times = await page.evaluate(() => {
    Object.assign(window, { watching: false });
    return (window as unknown as { frameTimes: number[] }).frameTimes;
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const sorted = gaps.toSorted((one, other) => one - other);
  return {
    frames: gaps.length,
    medianMs: Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10,
    worstMs: Math.round((sorted.at(-1) ?? 0) * 10) / 10,
    over: gaps.filter((gap) => gap > LIMIT_MS).length,
  };
}

if (!existsSync(book)) throw new Error('Make the book first: node bench/portfolio.ts 10000');
const browser = await launchTestBrowser();
const host = await startLoopbackProcess(['--book', book]);
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const floor = await context.newPage();
  await floor.setContent(Array.from({ length: 10_000 }, (_, row) => `<p>Row ${row}</p>`).join(''));
  const page = await context.newPage();
  await page.goto(await host.newAddress());
  await page.getByRole('grid', { name: 'Accounts' }).waitFor({ timeout: 60_000 });
  for (let round = 0; round < ROUNDS; round += 1) {
    await floor.bringToFront();
    const plain = await scroll(floor);
    await page.bringToFront();
    console.log({ round, table: await scroll(page), floor: plain });
  }
} finally {
  await browser.close();
  await host.stop();
}
