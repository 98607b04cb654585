/** Data health (gaps, contradictions, coverage, duplicates) and balance (hours against capacity). */
import { z } from 'zod';
import type { Currency, IsoDay } from '../domain/facts.ts';
import type { FactKind } from '../domain/freshness.ts';
import type { FactTable, Gap, MoneyByCurrency, PartName } from '../domain/results.ts';
import { asOfInput, dayInput, idInput } from './inputs.ts';
import { method, type AnyMethods } from './method.ts';

/** A gap or contradiction with the money and the date at stake; the list is ordered by `rank`, largest first. */
export interface RankedGap extends Gap {
  readonly accountId: string;
  readonly accountName: string;
  readonly csm: string | null;
  readonly arrByCurrency: MoneyByCurrency;
  readonly decisionDate: IsoDay | null;
  readonly daysToDecision: number | null;
  /** Of the contract the gap is about; null elsewhere. */
  readonly currency: Currency | null;
  /** ARR weighted by nearness of the decision; only its order means something. */
  readonly rank: number;
}

export interface FieldCoverage {
  readonly table: FactTable;
  readonly field: string;
  readonly label: string;
  readonly filled: number;
  readonly of: number;
}

export interface DuplicateSide {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  /** Active ARR; null for people. */
  readonly arrByCurrency: MoneyByCurrency | null;
}

/** One line of both sides' facts; null: not on file. */
export interface PairFact {
  readonly label: string;
  readonly a: string | null;
  readonly b: string | null;
}

export interface DuplicatePair {
  readonly table: 'account' | 'stakeholder';
  /** The account of two people; null for two accounts. */
  readonly accountName: string | null;
  readonly a: DuplicateSide;
  readonly b: DuplicateSide;
  readonly because: string;
  readonly facts: readonly PairFact[];
}

/** A merge that stands; undoing its entry splits the two again. */
export interface StandingMerge {
  readonly entryId: string;
  readonly at: string;
  readonly label: string;
}

export interface PairToldApart {
  readonly id: string;
  readonly table: 'account' | 'stakeholder';
  readonly names: readonly [string, string];
}

export const FLAGGED_TABLES = ['account', 'contract', 'stakeholder'] as const;
/** What a full export can be seen to list no more. */
export type FlaggedTable = (typeof FLAGGED_TABLES)[number];

/** A row missing from a full export that somebody looked into and dismissed. */
export interface DismissedFlag {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  /** What was flagged. */
  readonly sentence: string;
  readonly author: string;
  readonly note: string;
  readonly at: string;
}

/** An answer kept as an undoable edit; null when it was given before. */
export interface SavedAnswer {
  readonly journalEntryId: string | null;
}

export interface PartFreshness {
  readonly part: PartName;
  /** Accounts by age of the newest fact the part used. */
  readonly upTo30: number;
  readonly upTo90: number;
  readonly upTo180: number;
  readonly older: number;
  readonly undated: number;
  readonly unknown: number;
}

/** The facts of one kind by how fresh they are; churned accounts left out. */
export interface FactFreshness {
  readonly kind: FactKind;
  /** Of the model for accounts whose segment has none of its own. */
  readonly halfLifeDays: number;
  readonly fresh: number;
  readonly ageing: number;
  readonly stale: number;
  readonly undated: number;
}

export interface DataHealth {
  readonly asOf: IsoDay;
  readonly accounts: number;
  /** At most 2,000 each; the totals beside say how many there are. */
  readonly gaps: readonly RankedGap[];
  readonly gapsTotal: number;
  readonly contradictions: readonly RankedGap[];
  readonly contradictionsTotal: number;
  readonly fields: readonly FieldCoverage[];
  /** At most 200 that nobody settled. */
  readonly duplicates: readonly DuplicatePair[];
  /** Newest first, at most 50. */
  readonly merges: readonly StandingMerge[];
  /** Pairs somebody said are two, here or while importing; newest first, at most 50. */
  readonly toldApart: readonly PairToldApart[];
  /** Newest first, at most 200. */
  readonly dismissed: readonly DismissedFlag[];
  readonly freshness: readonly PartFreshness[];
  readonly facts: readonly FactFreshness[];
}

export interface AccountHours {
  readonly accountId: string;
  readonly name: string;
  readonly hours: number;
  /** e.g. {label: "Stage Onboarding", hours: 20}. */
  readonly terms: readonly { readonly label: string; readonly hours: number }[];
  readonly arrByCurrency: MoneyByCurrency;
  readonly decisionDate: IsoDay | null;
}

export interface CsmLoad {
  /** "(none)" for accounts without a CSM. */
  readonly csm: string;
  readonly accounts: readonly AccountHours[];
  readonly hours: number;
  readonly availableHours: number | null;
  /** hours / available; null without a capacity. */
  readonly load: number | null;
  /** 13 weeks from the as-of day on. */
  readonly weeks: readonly {
    readonly weekStartDate: IsoDay;
    readonly hours: number;
    readonly decisions: readonly { readonly accountId: string; readonly name: string; readonly date: IsoDay }[];
    readonly milestones: readonly {
      readonly accountId: string;
      readonly name: string;
      readonly title: string;
      readonly date: IsoDay;
    }[];
  }[];
}

export interface BalanceLoad {
  readonly asOf: IsoDay;
  /** False until the team has entered hours or capacities: then nothing is computed and the screen says so. */
  readonly configured: boolean;
  readonly csms: readonly CsmLoad[];
  readonly definition: string;
}

/** A relationship that a move would break. */
export interface BrokenTie {
  readonly accountId: string;
  readonly accountName: string;
  readonly fromCsm: string;
  readonly sentence: string;
}

export interface BalanceWhatIf {
  readonly before: readonly CsmLoad[];
  readonly after: readonly CsmLoad[];
  readonly ties: readonly BrokenTie[];
}

const moves = z
  .array(z.strictObject({ accountId: idInput, toCsm: z.string().trim().min(1).max(200) }))
  .min(1)
  .max(2000);

export const qualityMethods = {
  'quality.report': method<DataHealth>()(asOfInput),
  /** Two entries that look like one are two; they are not offered again. Null: said before. */
  'quality.notSame': method<SavedAnswer>()(
    z.strictObject({ table: z.enum(['account', 'stakeholder']), aId: idInput, bId: idInput }),
  ),
  /** Takes such an answer back: the pair is offered again. */
  'quality.offerAgain': method<SavedAnswer>()(z.strictObject({ id: idInput })),
  /** A row missing from a full export is all right: it is listed no more until it came back and is gone again. */
  'quality.dismissFlag': method<SavedAnswer>()(
    z.strictObject({
      table: z.enum(FLAGGED_TABLES),
      id: idInput,
      author: z.string().trim().min(1).max(200),
      note: z.string().trim().min(1).max(2000),
    }),
  ),
  /** Takes a dismissal back. */
  'quality.listFlagAgain': method<SavedAnswer>()(z.strictObject({ id: idInput })),
  'balance.load': method<BalanceLoad>()(asOfInput),
  /** Moves accounts on paper only. */
  'balance.whatIf': method<BalanceWhatIf>()(z.strictObject({ asOf: dayInput.optional(), moves })),
  /** Writes the moves as one undoable edit. */
  'balance.apply': method<BalanceLoad>()(z.strictObject({ asOf: dayInput.optional(), moves })),
} satisfies AnyMethods;
