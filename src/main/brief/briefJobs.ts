/** Runs of briefs by id: started, followed, cancelled, and remembered until the services end. */
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Delivery } from '../../shared/contract/app.ts';
import type { BriefJob, BriefJobState, BriefWritten } from '../../shared/contract/brief.ts';
import { toWireError } from '../../shared/contract/errors.ts';
import { zipWriter } from '../export/zip.ts';
import type { Host } from '../hosts/host.ts';
import { contentsPage } from './contentsPage.tsx';
import {
  printBriefs,
  writeWhole,
  type BriefAccount,
  type BriefOrder,
  type BriefRun,
  type BriefTools,
  type PrintedBrief,
} from './printBriefs.ts';

export interface JobParts {
  readonly host: Host;
  readonly order: BriefOrder;
  readonly make: BriefTools['make'];
  readonly signal: AbortSignal;
  /** True: the folder was chosen by the person and the files are where they belong. */
  readonly isInPlace: boolean;
  changed(job: BriefJob): void;
}

/** Runs to the end and answers the last state; never throws. */
export async function runBriefJob(jobId: string, parts: JobParts): Promise<BriefJob> {
  const { host, order, signal } = parts;
  const started = performance.now();
  const deliveries = new Map<string, Delivery>();
  let last: BriefRun = { written: [], skipped: [] };
  const job = (state: BriefJobState, current: BriefAccount | null, more: Partial<BriefJob> = {}): BriefJob => {
    const done = last.written.length + last.skipped.length;
    const pace = (performance.now() - started) / 1000 / Math.max(1, done);
    return {
      jobId,
      state,
      done,
      total: order.accounts.length,
      current: current?.name ?? null,
      secondsLeft: done === 0 || state !== 'running' ? null : Math.ceil(pace * (order.accounts.length - done)),
      written: last.written.map((brief) => writtenBrief(brief, deliveries)),
      skipped: last.skipped,
      bundle: null,
      problem: null,
      ...more,
    };
  };
  try {
    last = await printBriefs(order, {
      make: parts.make,
      openPrinter: () => host.openPrinter(),
      signal,
      progressed: (run, current) => {
        last = { written: [...run.written], skipped: [...run.skipped] };
        parts.changed(job('running', current));
      },
    });
    for (const brief of last.written) deliveries.set(brief.accountId, await deliver(brief, parts));
    const bundle = order.accounts.length > 1 && last.written.length > 0 ? await bundleOf(last, parts) : null;
    return job(signal.aborted ? 'cancelled' : 'done', null, { bundle });
  } catch (error) {
    const { code, message } = toWireError(error);
    return job('failed', null, { problem: { code, message } });
  }
}

/** Before it is handed over, a brief counts as saved under its name. */
function writtenBrief(
  { accountId, account, file, bytes, pages, seconds }: PrintedBrief,
  deliveries: ReadonlyMap<string, Delivery>,
): BriefWritten {
  return {
    accountId,
    account,
    file,
    bytes,
    pages,
    seconds,
    delivery: deliveries.get(accountId) ?? { kind: 'saved', name: file },
  };
}

async function deliver(brief: PrintedBrief, { host, order, isInPlace }: JobParts): Promise<Delivery> {
  if (isInPlace) return { kind: 'saved', name: brief.file };
  return host.deliver({
    path: brief.path,
    name: brief.file,
    mediaType: order.format === 'pdf' ? 'application/pdf' : 'text/html',
  });
}

/** In a chosen folder the list of contents joins the files; for a download everything becomes one archive. */
async function bundleOf(run: BriefRun, parts: JobParts): Promise<Delivery> {
  const { host, order, isInPlace } = parts;
  const contents = {
    name: `${order.fileName(`Briefs ${order.asOf}`)} - contents.html`,
    html: contentsPage(run, order, host.folders.resources),
  };
  if (isInPlace) {
    await writeWhole(join(order.folder, contents.name), new TextEncoder().encode(contents.html));
    return { kind: 'saved', name: contents.name };
  }
  const name = `${order.fileName(`Briefs ${order.asOf}`)}.zip`;
  const path = join(order.folder, name);
  const file = openSync(path, 'w', 0o600);
  try {
    const archive = zipWriter((chunk) => void writeSync(file, chunk));
    archive.add({ path: contents.name, content: contents.html });
    for (const brief of run.written)
      archive.add({ path: brief.file, content: readFileSync(brief.path), isPacked: order.format === 'pdf' });
    archive.end();
  } finally {
    closeSync(file);
  }
  return host.deliver({ path, name, mediaType: 'application/zip' });
}

/** A folder of its own for the files of one run. */
export function runFolder(host: Host, jobId: string): string {
  const folder = join(host.folders.temporary, `briefs-${jobId}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
