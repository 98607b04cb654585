/** Briefs: what could be printed, a preview, and runs over one or many accounts. */
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { BriefCandidate, BriefJob, briefMethods } from '../../shared/contract/brief.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { ParsedOf } from '../../shared/contract/method.ts';
import { displayScore } from '../../shared/domain/compare.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { runBriefJob, runFolder } from '../brief/briefJobs.ts';
import { makeBrief } from '../brief/makeBrief.ts';
import { preflight } from '../brief/preflight.ts';
import type { BriefAccount, BriefOrder } from '../brief/printBriefs.ts';
import { scoredBook } from '../portfolio/scoredBook.ts';
import { loadSettings } from '../settings/bookSettings.ts';
import type { ServiceContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { safeFileName } from './safeFileName.ts';

type PrintInput = ParsedOf<(typeof briefMethods)['brief.print']>;

/** Latest state of each run, per running services; runs are few and small. */
const jobsOf = new WeakMap<ServiceContext, Map<string, BriefJob>>();

export const briefHandlers = {
  'brief.candidates': async ({ asOf, audience }, ctx) => {
    const day = asOf ?? ctx.today();
    const { accounts } = await scoredBook(ctx.book(), day);
    const candidates = accounts.map((score) => candidateOf(score, audience));
    return { asOf: day, candidates: candidates.toSorted(byDecision) };
  },
  'brief.preview': async ({ accountId, asOf, audience, paper }, ctx) => {
    const { resources } = ctx.host.folders;
    const wish = { asOf: asOf ?? ctx.today(), audience, paper: paper ?? (await loadSettings(ctx.book())).paper };
    const brief = await makeBrief(ctx.book(), accountId, wish, resources);
    return { ...brief, url: await ctx.host.showDocument(brief.html) };
  },
  'brief.print': async (input, ctx) => {
    const asOf = input.asOf ?? ctx.today();
    const accounts = await accountsOf(input.accountIds, asOf, ctx);
    const jobId = randomUUID();
    const place = await placeFor(jobId, accounts, { ...input, asOf }, ctx);
    if (place === null) return null;
    const paper = input.paper ?? (await loadSettings(ctx.book())).paper;
    const order: BriefOrder = { ...input, ...place, asOf, accounts, paper };
    remember(ctx, startState(jobId, accounts.length));
    // Answers at once; the run tells how it goes through events and `brief.job`.
    void ctx.jobs.run(jobId, async (signal) => {
      const book = ctx.book();
      const last = await runBriefJob(jobId, {
        host: ctx.host,
        order,
        make: (accountId, density) => makeBrief(book, accountId, { ...order, density }, ctx.host.folders.resources),
        signal,
        isInPlace: ctx.host.dialogs !== null,
        changed: (job) => announce(ctx, job),
      });
      announce(ctx, last);
    });
    return { jobId };
  },
  'brief.job': ({ jobId }, ctx) => known(ctx, jobId),
  'brief.cancel': ({ jobId }, ctx) => {
    const job = known(ctx, jobId);
    ctx.jobs.cancel(jobId);
    return job;
  },
} satisfies Handlers<typeof briefMethods>;

function candidateOf(score: AccountScore, audience: PrintInput['audience']): BriefCandidate {
  const { seen, figures } = score;
  const { account } = seen.facts;
  return {
    accountId: account.id,
    name: account.name,
    segment: account.segment,
    csm: account.csm,
    band: figures.band,
    churned: figures.churned,
    score: figures.score === null ? null : displayScore(figures.score, seen.thresholds),
    decisionDate: figures.decisionDate,
    arrByCurrency: figures.arrByCurrency,
    preflight: preflight(score, audience),
  };
}

/** Soonest decision first, accounts without one last, then by name. */
function byDecision(one: BriefCandidate, other: BriefCandidate): number {
  const [a, b] = [`${one.decisionDate ?? '9999'} ${one.name}`, `${other.decisionDate ?? '9999'} ${other.name}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @throws AppError "account/not-found" when one of them is not in the book (any more). */
async function accountsOf(ids: readonly string[], asOf: string, ctx: ServiceContext): Promise<readonly BriefAccount[]> {
  const { accounts } = await scoredBook(ctx.book(), asOf);
  const names = new Map(accounts.map(({ seen }) => [seen.facts.account.id, seen.facts.account.name]));
  return [...new Set(ids)].map((id) => {
    const name = names.get(id);
    if (name === undefined)
      throw new AppError('account/not-found', 'This account is no longer in the book. Go back to the portfolio.', {
        accountId: id,
      });
    return { id, name };
  });
}

/** Where the files go: a chosen file or folder, or a private one to download from. Null: cancelled in the dialog. */
async function placeFor(
  jobId: string,
  accounts: readonly BriefAccount[],
  { asOf, format }: PrintInput & { readonly asOf: string },
  ctx: ServiceContext,
): Promise<Pick<BriefOrder, 'folder' | 'fileName'> | null> {
  const { dialogs } = ctx.host;
  const [only] = accounts;
  if (dialogs === null) return { folder: runFolder(ctx.host, jobId), fileName: safeFileName };
  if (accounts.length > 1 || only === undefined) {
    const folder = await dialogs.pickFolder({ title: 'Choose a folder for the briefs' });
    return folder === null ? null : { folder, fileName: safeFileName };
  }
  const suggestedName = `${safeFileName(`${only.name} - brief ${asOf}`)}.${format}`;
  const target = await dialogs.pickSaveTarget({ title: 'Save the brief', suggestedName });
  if (target === null) return null;
  const file = target.slice(dirname(target).length).replace(/^[/\\]+/, '');
  const stem = file.toLowerCase().endsWith(`.${format}`) ? file.slice(0, -format.length - 1) : file;
  return { folder: dirname(target), fileName: () => stem };
}

function startState(jobId: string, total: number): BriefJob {
  return {
    jobId,
    state: 'running',
    done: 0,
    total,
    current: null,
    secondsLeft: null,
    written: [],
    skipped: [],
    bundle: null,
    problem: null,
  };
}

function remember(ctx: ServiceContext, job: BriefJob): void {
  const jobs = jobsOf.get(ctx) ?? new Map<string, BriefJob>();
  jobs.set(job.jobId, job);
  jobsOf.set(ctx, jobs);
}

function announce(ctx: ServiceContext, job: BriefJob): void {
  remember(ctx, job);
  const { jobId, state, done, total, current, secondsLeft } = job;
  ctx.emit('brief.progressed', { jobId, state, done, total, current, secondsLeft });
}

/** @throws AppError "brief/unknown-job". */
function known(ctx: ServiceContext, jobId: string): BriefJob {
  const job = jobsOf.get(ctx)?.get(jobId);
  if (job === undefined)
    throw new AppError('brief/unknown-job', 'This run of briefs is not known any more. Print again.', { jobId });
  return job;
}
