/**
 * Prints self-contained HTML through a headless Chromium: no script runs, nothing is fetched, one browser per batch.
 * Tagged and with an outline, which only the DevTools protocol offers. Source: reliability page, A.3 and F.
 */
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { AppError } from '../../../shared/contract/errors.ts';
import type { PdfOptions, PdfPrinter } from '../host.ts';
import type { PrintingBrowser } from './findBrowser.ts';

/** The largest brief takes well under a second; a browser silent this long hangs. */
const PAGE_MS = 60_000;

/** Flags that keep a headless browser from talking to anyone. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Starts `found` headless; Chromium's own sandbox is off only where it cannot run, as root. */
export async function launchBrowser(found: PrintingBrowser): Promise<Browser> {
  return chromium.launch({
    executablePath: found.executable,
    args: [...QUIET, ...found.args],
    env: { ...definedOnly(process.env), ...found.env },
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** @throws AppError "brief/printer-failed" when the browser does not start. */
export async function openPrinter(found: PrintingBrowser): Promise<PdfPrinter> {
  const browser = await launchBrowser(found).catch((error: unknown) => {
    throw printerFailed(error);
  });
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, serviceWorkers: 'block' });
  await context.route('**/*', (route) =>
    route.request().url().startsWith('data:') ? route.continue() : route.abort(),
  );
  return {
    print: async (html, options) => {
      try {
        return await printPage(context, html, options);
      } catch (error) {
        throw printerFailed(error);
      }
    },
    close: () => browser.close(),
  };
}

async function printPage(context: BrowserContext, html: string, { paper }: PdfOptions): Promise<Uint8Array> {
  const page = await context.newPage();
  try {
    page.setDefaultTimeout(PAGE_MS);
    await page.setContent(html, { waitUntil: 'load' });
    const session = await context.newCDPSession(page);
    const [width, height] = paper === 'A4' ? [8.27, 11.69] : [8.5, 11];
    const { data } = await session.send('Page.printToPDF', {
      paperWidth: width,
      paperHeight: height,
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return Buffer.from(data, 'base64');
  } finally {
    await page.close();
  }
}

function printerFailed(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return new AppError(
    'brief/printer-failed',
    `The browser that prints did not finish (${reason}). Write the brief as HTML instead, or try again.`,
    { reason },
  );
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
