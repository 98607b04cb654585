/** A brief as plain data: every word and figure it prints, before there is any markup. */
import type { BriefAudience } from '../../../shared/contract/brief.ts';
import type { Picture } from '../../../shared/charts/picture.ts';
import type { IsoDay } from '../../../shared/domain/facts.ts';
import type { Band } from '../../../shared/domain/results.ts';
import type { BriefDensity } from './limits.ts';

export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
}

export interface Standing {
  readonly band: Band;
  readonly letter: string;
  readonly word: string;
  /** The account has churned. */
  readonly isOver: boolean;
  /** As displayed; null without a score. */
  readonly score: string | null;
  /** Why the band is what it is, in one or two sentences. */
  readonly sentences: readonly string[];
}

/** One part of the score's arithmetic. */
export interface PartLine {
  readonly name: string;
  readonly value: string;
  readonly weight: string;
  readonly brings: string;
  readonly why: string;
  readonly freshness: string;
}

export interface Risk {
  readonly name: string;
  /** Band it caps the account at; null where it only warns. */
  readonly cap: 'yellow' | 'red' | null;
  readonly because: string;
}

export interface ScoreSection {
  readonly bar: Picture | null;
  readonly history: Picture | null;
  /** What the history shows, under its picture. */
  readonly historySays: string | null;
  readonly arithmetic: string;
  readonly parts: readonly PartLine[];
  /** Names with the band they cap at; their reasons stand among the risks. */
  readonly exceptions: readonly Risk[];
  readonly notes: readonly string[];
}

export interface ChangeLine {
  readonly what: string;
  readonly points: string;
  readonly because: readonly string[];
}

export interface Changes {
  readonly since: string;
  readonly summary: string;
  readonly lines: readonly ChangeLine[];
  readonly events: readonly { readonly day: string; readonly sentence: string }[];
}

export interface Conversation {
  /** "Dana Ortiz, economic buyer". */
  readonly withWhom: string;
  /** What to talk about, in one or two sentences. */
  readonly about: string;
  /** The milestone or decision it serves. */
  readonly why: string;
}

export interface ProofLine {
  readonly title: string;
  readonly outcome: string | null;
  readonly level: string;
  readonly isVerified: boolean;
  /** Said where there is neither measure nor quote. */
  readonly missing: string;
  /** "62 % to 81 %, target 88 %"; null without a measure. */
  readonly measure: string | null;
  readonly quote: string | null;
  readonly who: string | null;
  readonly day: string | null;
}

export interface RenewalLine {
  readonly product: string;
  readonly arr: string;
  readonly term: string;
  readonly notice: string;
  readonly decision: string;
  readonly daysLeft: string;
  readonly calls: string;
}

export interface TextRow {
  readonly head: string;
  readonly text: string;
}

/** What only we read. */
export interface InternalSections {
  readonly standing: Standing;
  readonly score: ScoreSection;
  readonly changes: Changes;
  readonly people: { readonly map: Picture | null; readonly sentence: string; readonly gaps: readonly string[] };
  readonly risks: readonly Risk[];
  readonly signals: { readonly usage: Picture | null; readonly rows: readonly TextRow[] };
  readonly unknown: readonly string[];
  readonly contradictions: readonly string[];
}

/** What the customer may read in its place. */
export interface CustomerSections {
  readonly agenda: readonly string[];
  readonly asks: readonly string[];
  readonly ours: readonly string[];
}

/** The team's own name on its briefs, from the book's settings. */
export interface Brand {
  /** Empty: no name. */
  readonly name: string;
  /** #rrggbb */
  readonly colour: string;
  /** Empty: no line. */
  readonly footer: string;
}

export interface BriefModel {
  readonly brand: Brand;
  readonly density: BriefDensity;
  readonly audience: BriefAudience;
  readonly title: string;
  readonly account: string;
  readonly asOf: IsoDay;
  /** "Enterprise · Logistics · EMEA". */
  readonly line: string;
  readonly facts: readonly TextRow[];
  readonly figures: readonly KeyFigure[];
  readonly wanted: { readonly required: string | null; readonly experience: string | null };
  readonly conversations: readonly Conversation[];
  readonly proven: { readonly sentence: string; readonly lines: readonly ProofLine[] };
  readonly plan: { readonly timeline: Picture | null; readonly sentence: string };
  readonly renewal: {
    readonly sentence: string;
    readonly lines: readonly RenewalLine[];
    readonly past: readonly string[];
  };
  readonly internal: InternalSections | null;
  readonly customer: CustomerSections | null;
  readonly sources: readonly TextRow[];
}
