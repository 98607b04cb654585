/** Prints self-contained HTML in a hidden window without script or network, one window per batch. Source: reliability page, A.3. */
import { BrowserWindow, session } from 'electron';
import { AppError } from '../../../shared/contract/errors.ts';
import type { PdfOptions, PdfPrinter } from '../host.ts';
import { APP_SCHEME } from './addresses.ts';
import { PRINT_PARTITION, printWindowOptions } from './windowOptions.ts';

/** Any address of the print partition is the one document being printed. */
const DOCUMENT = `${APP_SCHEME}://print/`;
const DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

export function openElectronPrinter(): PdfPrinter {
  const printing = session.fromPartition(PRINT_PARTITION, { cache: false });
  let html = '';
  if (!printing.protocol.isProtocolHandled(APP_SCHEME))
    printing.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayPrint(details.url) }));
  else printing.protocol.unhandle(APP_SCHEME);
  printing.protocol.handle(
    APP_SCHEME,
    () =>
      new Response(html, {
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': DOCUMENT_POLICY },
      }),
  );
  const window = new BrowserWindow(printWindowOptions());
  return {
    print: async (document, options) => {
      html = document;
      try {
        await window.loadURL(DOCUMENT);
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
    close: async () => window.destroy(),
  };
}

function mayPrint(address: string): boolean {
  return address.startsWith(DOCUMENT) || address.startsWith('data:');
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
