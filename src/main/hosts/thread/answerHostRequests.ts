/** The other end of hostOverPort: carries out what the service thread asks of this host. */
import { assertNever, toWireError } from '../../../shared/contract/errors.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Host, ParserProcess, PdfPrinter } from '../host.ts';
import type { HostAnswer, HostRequest, Port } from './messages.ts';

export interface HostAnswers {
  answer(request: HostRequest): Promise<HostAnswer>;
  /** Closes printers and kills parsers that are still there. */
  closeAll(): Promise<void>;
}

export function answerHostRequests(host: Host, port: Port): HostAnswers {
  const printers = new Map<number, PdfPrinter>();
  const parsers = new Map<number, ParserProcess>();
  let nextHandle = 1;

  const openPrinter = async (): Promise<number | null> => {
    const printer = await host.openPrinter();
    if (printer === null) return null;
    const handle = nextHandle++;
    printers.set(handle, printer);
    return handle;
  };

  const startParser = async (): Promise<number> => {
    const parser = await host.startParser();
    const handle = nextHandle++;
    parsers.set(handle, parser);
    parser.onMessage((message) => port.postMessage({ kind: 'parserMessage', handle, message }));
    parser.onExit((code) => {
      parsers.delete(handle);
      port.postMessage({ kind: 'parserExit', handle, code });
    });
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
      case 'startParser':
        return startParser();
      case 'parserSend':
        parsers.get(request.handle)?.send(request.message);
        return null;
      case 'parserKill':
        parsers.get(request.handle)?.kill();
        return null;
      case 'parserMemory':
        return (await parsers.get(request.handle)?.residentBytes()) ?? null;
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
      for (const parser of parsers.values()) parser.kill();
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
