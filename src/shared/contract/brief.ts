/**
 * Account briefs: check, preview, print one or many. A brief is a self-contained HTML document first; the PDF is its print.
 * Files go where a dialog said, or come as downloads; no path crosses.
 */
import { z } from 'zod';
import type { Band } from '../domain/results.ts';
import type { Delivery } from './app.ts';
import { dayInput, idInput } from './inputs.ts';
import { method, type AnyMethods } from './method.ts';

/** Internal: everything the book knows. Customer: what may be shown to the customer (no score, support, power, pulse or forecast). */
export const BRIEF_AUDIENCES = ['internal', 'customer'] as const;
export type BriefAudience = (typeof BRIEF_AUDIENCES)[number];
export const BRIEF_FORMATS = ['pdf', 'html'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];
export const BRIEF_PAPERS = ['A4', 'Letter'] as const;
export type BriefPaper = (typeof BRIEF_PAPERS)[number];

/** Something to know before the brief is sent. `stop`: it is not printed; `warn`: it prints with a hole that the reader will see. */
export interface BriefCheck {
  /** Stable key, e.g. "no-required-outcome". */
  readonly key: string;
  readonly level: 'stop' | 'warn';
  readonly sentence: string;
}

/** One account in the list of briefs that could be made. */
export interface BriefCandidate {
  readonly accountId: string;
  readonly name: string;
  readonly segment: string | null;
  readonly csm: string | null;
  readonly band: Band;
  readonly churned: boolean;
  /** 0-100 unrounded; null with no known part. */
  readonly score: number | null;
  readonly decisionDate: string | null;
  /** Active ARR in integer minor units by ISO 4217 code. */
  readonly arrByCurrency: Readonly<Record<string, number>>;
  readonly preflight: readonly BriefCheck[];
}

export interface BriefPreview {
  readonly accountId: string;
  readonly title: string;
  /** Complete document without scripts or outside references. */
  readonly html: string;
  /** Address of ours that shows the document in a frame (`<iframe sandbox src>`); good until a few later previews. */
  readonly url: string;
  readonly preflight: readonly BriefCheck[];
}

export interface BriefWritten {
  readonly accountId: string;
  readonly account: string;
  /** File name without folder, e.g. "Halden Freight - brief 2026-11-22.pdf". */
  readonly file: string;
  readonly bytes: number;
  /** Pages of the PDF; null for HTML, which has none until it is printed. */
  readonly pages: number | null;
  readonly seconds: number;
  readonly delivery: Delivery;
}

export interface BriefSkipped {
  readonly accountId: string;
  readonly account: string;
  /** Code of the reason, e.g. "brief/cancelled". */
  readonly code: string;
  readonly reason: string;
}

export const BRIEF_JOB_STATES = ['running', 'done', 'cancelled', 'failed'] as const;
export type BriefJobState = (typeof BRIEF_JOB_STATES)[number];

/** One run over one or many accounts. Kept until the book closes. */
export interface BriefJob {
  readonly jobId: string;
  readonly state: BriefJobState;
  readonly done: number;
  readonly total: number;
  /** Account being printed now; null before the first and after the last. */
  readonly current: string | null;
  /** Seconds left at the pace so far; null until the first is done. */
  readonly secondsLeft: number | null;
  readonly written: readonly BriefWritten[];
  readonly skipped: readonly BriefSkipped[];
  /** Everything of a batch with its list of contents: one archive to download, or the list in the chosen folder; null while running and for a single brief. */
  readonly bundle: Delivery | null;
  /** Why the whole run stopped; null unless `failed`. */
  readonly problem: { readonly code: string; readonly message: string } | null;
}

const asOf = dayInput.optional();
const jobId = z.string().min(1).max(80);
const audience = z.enum(BRIEF_AUDIENCES).default('internal');
/** Absent: the paper of the book's settings. */
const paper = z.enum(BRIEF_PAPERS).optional();

export const briefMethods = {
  /** Every account with what stands against printing it, in the order of the decision date. */
  'brief.candidates': method<{ readonly asOf: string; readonly candidates: readonly BriefCandidate[] }>()(
    z.strictObject({ asOf, audience }),
  ),
  'brief.preview': method<BriefPreview>()(z.strictObject({ accountId: idInput, asOf, audience, paper })),
  /** Asks where to where a dialog can, starts a run and answers at once; `brief.progressed` and `brief.job` tell how far it is. Null: cancelled in the dialog. */
  'brief.print': method<{ readonly jobId: string } | null>()(
    z.strictObject({
      accountIds: z.array(idInput).min(1).max(20_000),
      asOf,
      audience,
      format: z.enum(BRIEF_FORMATS).default('pdf'),
      paper,
    }),
  ),
  'brief.job': method<BriefJob>()(z.strictObject({ jobId })),
  /** Stops after the brief in hand; what was written stays. */
  'brief.cancel': method<BriefJob>()(z.strictObject({ jobId })),
} satisfies AnyMethods;

export interface BriefEvents {
  readonly 'brief.progressed': {
    readonly jobId: string;
    readonly state: BriefJobState;
    readonly done: number;
    readonly total: number;
    readonly current: string | null;
    readonly secondsLeft: number | null;
  };
}
