/** Settings of the book: calendar, currency policy, paper and branding, the score model in dated versions, rates, the balance table. */
import { z } from 'zod';
import { CHANNELS, type Currency, type IsoDay, ROLES } from '../domain/facts.ts';
import { DEFAULT_HALF_LIVES, FACT_KINDS } from '../domain/freshness.ts';
import {
  DEFAULT_LISTS,
  DEFAULT_THRESHOLDS,
  type ModelFinding,
  type ScoreModel,
  type ThresholdName,
} from '../domain/model.ts';
import { PARTS, type Band, type MoneyByCurrency } from '../domain/results.ts';
import { currencyInput, dayInput } from './inputs.ts';
import { method, type AnyMethods } from './method.ts';

export const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'pt-BR', 'nl-NL'] as const;

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'A colour like #1f6f8b.');
const hours = z.number().min(0).max(10_000);

/** Hours of the team's own model; nothing is assumed: empty tables mean "not set". */
export const balanceInput = z.strictObject({
  /** Lifecycle stage (as written in the book, "" for blank) -> hours per account and quarter. */
  hoursByStage: z.record(z.string().max(200), hours),
  /** Segment -> hours per account and quarter of the touch model. */
  hoursBySegment: z.record(z.string().max(200), hours),
  /** Hours per open piece of work. */
  hoursPerOpenMilestone: hours,
  hoursPerOpenTicket: hours,
  /** Added once for an account whose decision date falls in the quarter. */
  hoursPerRenewal: hours,
  /** CSM -> available hours per quarter. */
  capacityByCsm: z.record(z.string().max(200), hours),
  /** For every CSM without a number of their own; null: not set. */
  capacityDefault: hours.nullable(),
});
export type BalanceSettings = z.output<typeof balanceInput>;

export const settingsInput = z.strictObject({
  fiscalYearStartMonth: z.number().int().min(1).max(12),
  /** Null: no conversion, every total per currency. */
  baseCurrency: currencyInput.nullable(),
  locale: z.enum(LOCALES),
  paper: z.enum(['A4', 'Letter']),
  brand: z.strictObject({
    /** Printed on briefs; empty: no name. */
    name: z.string().trim().max(120),
    colour,
    footer: z.string().trim().max(300),
  }),
  balance: balanceInput,
});
export type BookSettings = z.output<typeof settingsInput>;

export const DEFAULT_SETTINGS: BookSettings = {
  fiscalYearStartMonth: 1,
  baseCurrency: null,
  locale: 'en-US',
  paper: 'A4',
  brand: { name: '', colour: '#1f6f8b', footer: '' },
  balance: {
    hoursByStage: {},
    hoursBySegment: {},
    hoursPerOpenMilestone: 0,
    hoursPerOpenTicket: 0,
    hoursPerRenewal: 0,
    capacityByCsm: {},
    capacityDefault: null,
  },
};

const weight = z.number().min(0).max(1000);
/** Longer than any fact lives; above 0, since half of nothing is nothing. */
const halfLife = z.number().positive().max(36_500);
const thresholdNames = Object.keys(DEFAULT_THRESHOLDS) as [ThresholdName, ...ThresholdName[]];

/** What a person edits of a model; version and creation are the book's. */
export const modelDraftInput = z.strictObject({
  /** Null: for every segment without a model of its own. */
  segment: z.string().min(1).max(200).nullable().default(null),
  weights: z.record(z.enum(PARTS), weight),
  npsWeight: weight.default(0),
  thresholds: z.record(z.enum(thresholdNames), z.number().min(0).max(100_000)),
  lists: z
    .strictObject({
      powerfulRoles: z.array(z.enum(ROLES)).max(ROLES.length).readonly(),
      coverRoles: z.array(z.enum(ROLES)).max(ROLES.length).readonly(),
      touchChannels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).readonly(),
      ignoredPurposes: z.array(z.string().trim().min(1).max(200)).max(50).readonly(),
    })
    .readonly()
    .default(DEFAULT_LISTS),
  halfLives: z.record(z.enum(FACT_KINDS), halfLife).default(DEFAULT_HALF_LIVES),
});
export type ModelDraft = z.input<typeof modelDraftInput>;

export interface ModelVersion {
  readonly model: ScoreModel;
  readonly createdAt: string;
  readonly note: string | null;
  /** In force today for its segment. */
  readonly inForce: boolean;
  readonly findings: readonly ModelFinding[];
}

export interface ModelList {
  /** Newest first; the built-in version 0 is always last. */
  readonly versions: readonly ModelVersion[];
  readonly defaults: ScoreModel;
  readonly segments: readonly string[];
}

export interface BandMove {
  readonly accountId: string;
  readonly name: string;
  readonly csm: string | null;
  readonly arrByCurrency: MoneyByCurrency;
  readonly bandBefore: Band;
  readonly bandAfter: Band;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
}

/** What a draft would do to the whole book, before saving. */
export interface ModelPreview {
  readonly asOf: IsoDay;
  readonly findings: readonly ModelFinding[];
  readonly accounts: number;
  /** Accounts that change band, largest ARR first. */
  readonly moves: readonly BandMove[];
  readonly arrMoved: MoneyByCurrency;
  readonly before: readonly { readonly band: Band; readonly accounts: number; readonly arr: MoneyByCurrency }[];
  readonly after: readonly { readonly band: Band; readonly accounts: number; readonly arr: MoneyByCurrency }[];
}

export interface Rate {
  readonly id: string;
  readonly fromDate: IsoDay;
  readonly fromCurrency: Currency;
  readonly toCurrency: Currency;
  /** One unit of fromCurrency in toCurrency. */
  readonly rate: number;
}

export interface RateList {
  readonly rates: readonly Rate[];
  /** Currencies of the book's contracts, and those among them without a rate to the base currency today. */
  readonly currencies: readonly Currency[];
  readonly missing: readonly Currency[];
}

export const settingsMethods = {
  'settings.get': method<BookSettings>()(z.strictObject({})),
  /** Only what is named changes. */
  'settings.save': method<BookSettings>()(settingsInput.partial()),
  'model.list': method<ModelList>()(z.strictObject({})),
  'model.preview': method<ModelPreview>()(z.strictObject({ draft: modelDraftInput, asOf: dayInput.optional() })),
  /** Saves a new dated version, in force from `fromDate` (default today). Refused with `model/invalid` when a finding is an error. */
  'model.save': method<ModelList>()(
    z.strictObject({
      draft: modelDraftInput,
      fromDate: dayInput.optional(),
      note: z.string().trim().max(500).optional(),
    }),
  ),
  /** Puts an earlier version (0: the built-in one) in force again as a new version from today; nothing is deleted. */
  'model.revert': method<ModelList>()(
    z.strictObject({ version: z.number().int().min(0), fromDate: dayInput.optional() }),
  ),
  'rates.list': method<RateList>()(z.strictObject({})),
  /** Replaces the whole table. */
  'rates.save': method<RateList>()(
    z.strictObject({
      rates: z
        .array(
          z.strictObject({
            fromDate: dayInput,
            fromCurrency: currencyInput,
            toCurrency: currencyInput,
            rate: z.number().positive().max(1e9),
          }),
        )
        .max(5000),
    }),
  ),
} satisfies AnyMethods;
