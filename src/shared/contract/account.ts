/** One account: the page, its history and deltas, where each value came from, search, and edits by hand. */
import { z } from 'zod';
import type {
  Account,
  Contract,
  IsoDay,
  Milestone,
  Pulse,
  Stakeholder,
  Survey,
  Ticket,
  Touch,
} from '../domain/facts.ts';
import type { ScoreModel } from '../domain/model.ts';
import type { AccountHealth, Band, ExceptionName, FactRef, Gap, PartName, ScoredPartName } from '../domain/results.ts';
import { dayInput, factTableInput, idInput } from './inputs.ts';
import { method, type AnyMethods } from './method.ts';
import type { Call, DueContract } from './renewals.ts';

/** Why a part moved: parts known on both days by name, the rest in one line, so the lines add up exactly to the move. */
export interface DeltaLine {
  readonly part: ScoredPartName | 'came or went';
  readonly points: number;
  readonly from: number | null;
  readonly to: number | null;
  /** The facts that caused it, one sentence each. */
  readonly because: readonly { readonly sentence: string; readonly facts: readonly FactRef[] }[];
}

export interface AccountDelta {
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** What the earlier day is. */
  readonly since: 'last review' | 'last import' | '90 days ago' | 'chosen day';
  readonly scoreFrom: number | null;
  readonly scoreTo: number | null;
  readonly bandFrom: Band;
  readonly bandTo: Band;
  /** scoreTo - scoreFrom; null when either is empty. */
  readonly points: number | null;
  readonly lines: readonly DeltaLine[];
  /** Points that a new version of the model alone moved; lines + reweighted = points. */
  readonly reweighted: number;
  readonly exceptionsCame: readonly ExceptionName[];
  readonly exceptionsWent: readonly ExceptionName[];
  readonly modelChanged: boolean;
  /** Everything else that happened between the days, in words, newest first: touches, people who left, milestones, contracts. */
  readonly events: readonly { readonly date: IsoDay; readonly sentence: string; readonly fact: FactRef }[];
}

export interface PersonView extends Stakeholder {
  /** Active on the as-of day; others are ghosts. */
  readonly active: boolean;
  readonly powerful: boolean;
  /** Support as the rules see it on the day: null when unknown or too old. */
  readonly supportSeen: number | null;
  readonly supportAgeDays: number | null;
  readonly lastTouchDate: IsoDay | null;
  readonly touchedRecently: boolean;
  readonly touches: number;
  readonly nps: number | null;
  readonly npsDate: IsoDay | null;
}

export interface PersonMoved {
  readonly personId: string;
  /** `to`: they are at the named account now; `from`: they came from it. */
  readonly direction: 'to' | 'from';
  readonly accountId: string;
  readonly accountName: string;
}

export const MILESTONE_STATES = [
  'verified',
  'measured',
  'claimed',
  'overdue',
  'due today',
  'planned',
  'missed',
  'dropped',
] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

export interface MilestoneView extends Milestone {
  readonly lane: 'customer' | 'vendor' | 'unknown';
  readonly state: MilestoneState;
  readonly achievedOnDate: IsoDay | null;
  readonly verifiedOnDate: IsoDay | null;
  /** Achieved (or as-of, when overdue) minus due; 0 when on time; null without a due date. */
  readonly daysLate: number | null;
  /** Due (or achieved) minus baseline; null without a baseline. */
  readonly slipDays: number | null;
  /** A vendor milestone that serves no customer outcome. */
  readonly unanchored: boolean;
}

export interface ContractView extends Contract {
  readonly state: 'future' | 'active' | 'pending' | 'renewed' | 'churned' | 'ended';
  /** End of the running turn; the contract's own end when it takes no turns. */
  readonly currentEndDate: IsoDay | null;
  readonly decisionDate: IsoDay | null;
  readonly daysToDecision: number | null;
  readonly turnsTaken: number;
  readonly activeArrMinor: number;
  /** True when renewed or churned follows from other facts, not from a recorded outcome. */
  readonly inferred: boolean;
  readonly due: DueContract | null;
  readonly calls: readonly Call[];
}

export interface UsagePoint {
  readonly id: string;
  readonly startDate: IsoDay;
  readonly endDate: IsoDay;
  readonly activeUsers: number | null;
  readonly licensedUsers: number | null;
  readonly events: number | null;
}

export interface UsageSeries {
  /** Null: the account's total. */
  readonly feature: string | null;
  readonly person: string | null;
  readonly points: readonly UsagePoint[];
}

export interface NpsView {
  /** Null below five answers. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly asked: number;
  readonly answered: number;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Roles held by active people of whom none was asked, or none answered. */
  readonly silentRoles: readonly string[];
  readonly unaskedRoles: readonly string[];
  /** Answers that carry a reason and what was done about them. */
  readonly reasons: readonly {
    readonly person: string | null;
    readonly score: number;
    readonly comment: string;
    readonly followedUpDate: IsoDay | null;
    readonly actionTaken: string | null;
  }[];
  readonly followedUp: number;
}

export interface NextConversation {
  /** "Dana Ortiz (economic buyer)", or the role nobody holds. */
  readonly withWhom: string;
  readonly about: string;
  /** The value it brings and the milestone or decision it serves. */
  readonly why: string;
  readonly facts: readonly FactRef[];
}

export interface SourceFile {
  readonly importId: string;
  readonly file: string;
  readonly sheets: readonly string[];
  readonly importedDate: IsoDay;
  /** Facts of this account the file created or changed. */
  readonly facts: number;
}

export interface AccountDecision {
  readonly id: string;
  readonly date: IsoDay;
  readonly kind: 'decision' | 'accept pulse' | 'accept data' | 'override';
  readonly text: string;
  readonly band: Band | null;
  readonly author: string | null;
  readonly expiresDate: IsoDay | null;
  /** In force on the as-of day (overrides and settled disagreements expire). */
  readonly inForce: boolean;
}

export interface AccountAction {
  readonly id: string;
  readonly text: string;
  readonly owner: string | null;
  readonly dueDate: IsoDay | null;
  readonly doneDate: IsoDay | null;
}

export interface AccountPage {
  readonly asOf: IsoDay;
  /** Of the model in force on the day for the account's segment. */
  readonly thresholds: ScoreModel['thresholds'];
  /** Of the same model: how facts age. */
  readonly halfLives: ScoreModel['halfLives'];
  readonly account: Account;
  readonly extra: Readonly<Record<string, string>>;
  readonly health: AccountHealth;
  readonly displayScore: number | null;
  /** Labels of the parts with their last known value, for parts known at the last review (or the delta's first day) and unknown now. */
  readonly lostParts: readonly { readonly part: ScoredPartName; readonly value: number; readonly date: IsoDay }[];
  readonly lowestPowerfulVoice: { readonly support: number; readonly people: readonly string[] } | null;
  readonly daysToDecision: number | null;
  readonly delta: AccountDelta;
  readonly people: readonly PersonView[];
  /** People of this account who changed company, with where they came from or went to. */
  readonly moves: readonly PersonMoved[];
  /** Gaps of the map in words: roles nobody holds, deciders without a touch, ghosts without a successor. */
  readonly mapGaps: readonly string[];
  readonly milestones: readonly MilestoneView[];
  /** Slips in days by side. */
  readonly slips: { readonly customer: number; readonly vendor: number };
  readonly contracts: readonly ContractView[];
  readonly usage: readonly UsageSeries[];
  /** Newest first, at most 200 each; `more` counts what is left out. */
  readonly pulses: readonly Pulse[];
  readonly surveys: readonly (Survey & { readonly person: string | null })[];
  readonly tickets: readonly (Ticket & { readonly open: boolean })[];
  readonly touches: readonly (Touch & { readonly people: readonly string[] })[];
  readonly more: {
    readonly pulses: number;
    readonly surveys: number;
    readonly tickets: number;
    readonly touches: number;
  };
  readonly nps: NpsView;
  /** Days from the first contract start to the first verified customer outcome; null until there is one. */
  readonly timeToFirstValueDays: number | null;
  /** What we do not know, and what cannot be right. */
  readonly gaps: readonly Gap[];
  readonly nextConversations: readonly NextConversation[];
  readonly decisions: readonly AccountDecision[];
  readonly actions: readonly AccountAction[];
  readonly sources: readonly SourceFile[];
  /** Facts of this account typed in the app. */
  readonly typedFacts: number;
}

export interface HistoryPoint {
  readonly date: IsoDay;
  readonly score: number | null;
  readonly coverage: number;
  readonly band: Band;
  readonly modelVersion: number;
  readonly parts: Readonly<Record<PartName, number | null>>;
  readonly exceptions: readonly ExceptionName[];
}

export interface AccountHistory {
  readonly accountId: string;
  /** Of the model in force on the last point's day. */
  readonly thresholds: ScoreModel['thresholds'];
  /** Month ends up to the as-of day, which is the last point. */
  readonly points: readonly HistoryPoint[];
  /** Model versions that came into force in the span, drawn on the history. */
  readonly models: readonly { readonly version: number; readonly fromDate: IsoDay; readonly note: string | null }[];
  readonly overrides: readonly AccountDecision[];
}

/** Where one field's value came from. */
export type FieldOrigin =
  | {
      readonly kind: 'file';
      readonly field: string;
      readonly file: string;
      readonly sheet: string;
      /** 1-based. */
      readonly row: number;
      /** Column letters, e.g. "F"; null when the row as a whole filled it. */
      readonly column: string | null;
      readonly header: string | null;
      /** Raw text of the cell; null where it is not kept, because the row only said what the book said already. */
      readonly raw: string | null;
      readonly importedDate: IsoDay;
      readonly importId: string;
      /** The import was taken back; the value stays with the fact, and no standing file says it. */
      readonly isUndone: boolean;
    }
  | { readonly kind: 'typed'; readonly field: string; readonly at: string; readonly label: string };

export interface FactOrigin {
  readonly fact: FactRef;
  readonly fields: readonly FieldOrigin[];
}

export interface SearchHit {
  readonly accountId: string;
  readonly name: string;
  /** What matched. */
  readonly in: 'name' | 'external id' | 'domain' | 'person' | 'milestone' | 'csm';
  readonly detail: string;
}

export interface EditDone {
  readonly journalEntryId: string;
  readonly label: string;
  readonly fact: FactRef;
}

export const OVERRIDE_BANDS = ['green', 'yellow', 'red'] as const;
const value = z.union([
  z.string().max(100_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(2000)).max(200),
  z.null(),
]);
/** Property name of shared/domain/facts.ts -> new value; null erases. Days are ISO, money is minor units, people are ids. */
export const changesInput = z
  .record(z.string().max(60), value)
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing to change.');

export const accountMethods = {
  'account.page': method<AccountPage>()(z.strictObject({ accountId: idInput, asOf: dayInput.optional() })),
  'account.history': method<AccountHistory>()(
    z.strictObject({
      accountId: idInput,
      asOf: dayInput.optional(),
      months: z.number().int().min(1).max(120).default(24),
    }),
  ),
  /** Why the score moved between two days. */
  'account.delta': method<AccountDelta>()(z.strictObject({ accountId: idInput, from: dayInput, to: dayInput })),
  'account.origin': method<FactOrigin>()(z.strictObject({ table: factTableInput, id: idInput })),
  'account.search': method<readonly SearchHit[]>()(
    z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(100).default(20) }),
  ),
  /** Changes fields of one fact; journalled, undoable. */
  'account.edit': method<EditDone>()(z.strictObject({ table: factTableInput, id: idInput, changes: changesInput })),
  /** Adds a fact. `accountId` is the account it belongs to; table "account" takes none and makes a new account; "forecast" names `contractId` in `values`. A pulse needs a reason. */
  'account.addFact': method<EditDone>()(
    z.strictObject({ table: factTableInput, accountId: idInput.optional(), values: changesInput }),
  ),
  'account.removeFact': method<EditDone>()(z.strictObject({ table: factTableInput, id: idInput })),
  /** Two accounts become one: everything of `mergeId` moves to `keepId`, whose blanks it fills. Undoing the entry splits them. */
  'account.merge': method<EditDone>()(z.strictObject({ keepId: idInput, mergeId: idInput })),
  /** Two people of one account become one; touches, surveys, usage and reporting lines follow. */
  'account.mergePeople': method<EditDone>()(z.strictObject({ keepId: idInput, mergeId: idInput })),
  /** A person changed company: left here on the day, a new entry there. The answer names the new one. */
  'account.movePerson': method<EditDone>()(
    z.strictObject({ personId: idInput, toAccountId: idInput, date: dayInput.optional() }),
  ),
  /** Settles a disagreement or overrides the band beside the computed one; an override needs band, author and expiry. */
  'account.decide': method<AccountDecision>()(
    z.strictObject({
      accountId: idInput,
      date: dayInput.optional(),
      kind: z.enum(['decision', 'accept pulse', 'accept data', 'override']),
      text: z.string().trim().min(1).max(5000),
      band: z.enum(OVERRIDE_BANDS).optional(),
      author: z.string().trim().min(1).max(200).optional(),
      expiresDate: dayInput.optional(),
    }),
  ),
  'account.addAction': method<AccountAction>()(
    z.strictObject({
      accountId: idInput,
      text: z.string().trim().min(1).max(5000),
      owner: z.string().trim().min(1).max(200).optional(),
      dueDate: dayInput.optional(),
    }),
  ),
  'account.finishAction': method<AccountAction>()(z.strictObject({ id: idInput, doneDate: dayInput.nullable() })),
} satisfies AnyMethods;
