/** Prints self-contained HTML in a hidden window without script or network, one window per batch. Source: reliability page, A.3. */
import { BrowserWindow, session } from 'electron';
import { AppError } from '../../../shared/contract/errors.ts';
import type { PdfOptions, PdfPrinter } from '../host.ts';
import { APP_SCHEME, isOurAddress } from './addresses.ts';
import { PRINT_PARTITION, printWindowOptions } from './windowOptions.ts';

const PRINT_ORIGIN = `${APP_SCHEME}://print`;
const DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** What each open printer is printing, by its number: two runs at once must never see each other's document. */
const documents = new Map<number, string>();
let nextPrinter = 1;

/** Called once, when the app is ready: the print partition answers its own documents and nothing else. */
export function preparePrinting(): void {
  const printing = session.fromPartition(PRINT_PARTITION, { cache: false });
  printing.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !isOurAddress(url, PRINT_ORIGIN) && !url.startsWith('data:') });
  });
  printing.protocol.handle(APP_SCHEME, ({ url }) => {
    const html = documents.get(Number(new URL(url).pathname.slice(1)));
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': DOCUMENT_POLICY };
    return new Response(html ?? null, { status: html === undefined ? 404 : 200, headers });
  });
}

export function openElectronPrinter(): PdfPrinter {
  const window = new BrowserWindow(printWindowOptions());
  const printer = nextPrinter++;
  return {
    print: async (html, options) => {
      documents.set(printer, html);
      try {
        await window.loadURL(`${PRINT_ORIGIN}/${printer}`);
        return await printToPdf(window, options);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new AppError(
          'brief/printer-failed',
          `The page could not be printed (${reason}). Write the brief as HTML instead, or try again.`,
          { reason },
        );
      }
    },
    close: async () => {
      documents.delete(printer);
      window.destroy();
    },
  };
}

function printToPdf(window: BrowserWindow, { paper }: PdfOptions): Promise<Uint8Array> {
  return window.webContents.printToPDF({
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: false,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}
