/** The other end of hostOverPort: carries out what the service thread asks of this host. */
import { AppError, assertNever, toWireError } from '../../../shared/contract/errors.ts';
import type { Host, PdfPrinter } from '../host.ts';
import type { HostAnswer, HostRequest } from './messages.ts';

export interface HostAnswers {
  answer(request: HostRequest): Promise<HostAnswer>;
  /** Closes printers that are still open. */
  closeAll(): Promise<void>;
}

export function answerHostRequests(host: Host): HostAnswers {
  const printers = new Map<number, PdfPrinter>();
  let nextHandle = 1;

  const openPrinter = async (): Promise<number | null> => {
    const printer = await host.openPrinter();
    if (printer === null) return null;
    const handle = nextHandle++;
    printers.set(handle, printer);
    return handle;
  };

  const run = async (request: HostRequest): Promise<unknown> => {
    switch (request.op) {
      case 'pickBook':
        return host.dialogs?.pickBook() ?? null;
      case 'pickSaveTarget':
        return host.dialogs?.pickSaveTarget(request.options) ?? null;
      case 'pickFolder':
        return host.dialogs?.pickFolder(request.options) ?? null;
      case 'openPrinter':
        return openPrinter();
      case 'print':
        return known(printers.get(request.handle)).print(request.html, request.options);
      case 'closePrinter': {
        const printer = printers.get(request.handle);
        printers.delete(request.handle);
        await printer?.close();
        return null;
      }
      case 'deliver':
        return host.deliver(request.file);
      case 'showDocument':
        return host.showDocument(request.html);
      default:
        return assertNever(request);
    }
  };

  return {
    answer: async (request) => {
      try {
        return { ok: true, value: await run(request) };
      } catch (error) {
        return { ok: false, error: toWireError(error) };
      }
    },
    closeAll: async () => {
      await Promise.allSettled([...printers.values()].map((printer) => printer.close()));
      printers.clear();
    },
  };
}

function known(printer: PdfPrinter | undefined): PdfPrinter {
  if (printer === undefined)
    throw new AppError('brief/printer-closed', 'The printer was closed before this page was done. Print again.');
  return printer;
}
