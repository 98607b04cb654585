/**
 * Prints one or many briefs into a folder: one printer for the whole run, each file complete or not there at all (written beside its name,
 * then renamed), what is skipped said with its reason, Cancel heard between two briefs.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, toWireError } from '../../shared/contract/errors.ts';
import type { BriefFormat } from '../../shared/contract/brief.ts';
import type { PdfPrinter } from '../hosts/host.ts';
import { countPages } from './countPages.ts';
import type { Brief, BriefWish } from './makeBrief.ts';
import type { BriefDensity } from './model/limits.ts';

export interface BriefAccount {
  readonly id: string;
  readonly name: string;
}

export interface BriefOrder extends BriefWish {
  readonly accounts: readonly BriefAccount[];
  readonly format: BriefFormat;
  /** Existing folder the files go to. */
  readonly folder: string;
  /** File name without extension that every system takes, from any text. */
  fileName(text: string): string;
}

export interface PrintedBrief {
  readonly accountId: string;
  readonly account: string;
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  /** Null for HTML. */
  readonly pages: number | null;
  readonly seconds: number;
}

export interface SkippedBrief {
  readonly accountId: string;
  readonly account: string;
  readonly code: string;
  readonly reason: string;
}

export interface BriefRun {
  readonly written: readonly PrintedBrief[];
  readonly skipped: readonly SkippedBrief[];
}

export interface BriefTools {
  make(accountId: string, density: BriefDensity): Promise<Brief>;
  /** Null where nothing can print. */
  openPrinter(): Promise<PdfPrinter | null>;
  readonly signal: AbortSignal;
  /** Called before each brief and once at the end, with what there is so far. */
  progressed(run: BriefRun, current: BriefAccount | null): void;
}

/** After so many failures in a row the printer is taken to be broken and the run stops. */
const MOST_FAILURES = 3;
const MOST_PAGES = 3;

/** @throws AppError "brief/no-printer" when PDFs are wanted and nothing can print; the last printer error after three in a row. */
export async function printBriefs(order: BriefOrder, tools: BriefTools): Promise<BriefRun> {
  const written: PrintedBrief[] = [];
  const skipped: SkippedBrief[] = [];
  const names = new Set<string>();
  let printer = order.format === 'pdf' ? await needPrinter(tools) : null;
  let failures = 0;
  try {
    for (const account of order.accounts) {
      const skip = (code: string, reason: string): void =>
        void skipped.push({ accountId: account.id, account: account.name, code, reason });
      if (tools.signal.aborted) {
        skip('brief/cancelled', 'Not printed: the run was cancelled before its turn.');
        continue;
      }
      tools.progressed({ written, skipped }, account);
      try {
        const started = performance.now();
        const brief = await tools.make(account.id, 'roomy');
        const stop = brief.preflight.find((check) => check.level === 'stop');
        if (stop !== undefined) {
          skip(`brief/${stop.key}`, stop.sentence);
          continue;
        }
        const bytes =
          printer === null ? new TextEncoder().encode(brief.html) : await printed(brief, printer, order, tools);
        const file = freeName(`${account.name} - brief ${order.asOf}`, order, names);
        const path = join(order.folder, file);
        await writeWhole(path, bytes);
        const seconds = Math.round(performance.now() - started) / 1000;
        written.push({
          accountId: account.id,
          account: account.name,
          file,
          path,
          bytes: bytes.length,
          pages: printer === null ? null : countPages(bytes),
          seconds,
        });
        failures = 0;
      } catch (error) {
        failures += 1;
        const { code, message } = toWireError(error);
        if (failures >= MOST_FAILURES || isDiskFull(error)) throw error;
        skip(code, message);
        if (printer !== null) printer = await replaced(printer, tools);
      }
    }
  } finally {
    await printer?.close();
  }
  tools.progressed({ written, skipped }, null);
  return { written, skipped };
}

/** Three pages at most: what is longer is made again, tight. */
async function printed(
  brief: Brief,
  printer: PdfPrinter,
  { paper }: BriefOrder,
  tools: BriefTools,
): Promise<Uint8Array> {
  const roomy = await printer.print(brief.html, { paper, title: brief.title });
  if (countPages(roomy) <= MOST_PAGES) return roomy;
  const tight = await tools.make(brief.accountId, 'tight');
  return printer.print(tight.html, { paper, title: tight.title });
}

async function needPrinter(tools: BriefTools): Promise<PdfPrinter> {
  const printer = await tools.openPrinter();
  if (printer === null) {
    throw new AppError(
      'brief/no-printer',
      'Nothing on this machine can print a PDF. Install Chrome, Chromium or Edge, or take the briefs as HTML and print them from your browser.',
    );
  }
  return printer;
}

/** A printer that failed once may be gone; a fresh one costs a second. */
async function replaced(printer: PdfPrinter, tools: BriefTools): Promise<PdfPrinter> {
  await printer.close().catch(() => undefined);
  return needPrinter(tools);
}

/** Two accounts of one name get two files. Names are compared without case, as most disks do. */
function freeName(text: string, order: BriefOrder, taken: Set<string>): string {
  const stem = order.fileName(text);
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : ` (${number})`}.${order.format}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** The file under its name is always whole: what an interruption leaves behind ends in ".part". */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new AppError(
      'brief/not-written',
      `The file could not be written (${reasonOf(error)}). Choose another folder or make room, and print again.`,
      { reason: reasonOf(error) },
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
}

function isDiskFull(error: unknown): boolean {
  return error instanceof AppError && error.code === 'brief/not-written';
}
