/**
 * Counts over all cells of one column in bounded memory: what kinds there are, which dates and numbers can be read in one
 * way only, up to 200 distinct values. Everything the mapping and the per-column decisions need. Source: import page, "Normalise".
 */
import type { TextLook } from './sniffText.ts';

const SAMPLE_LIMIT = 5;
const SAMPLE_LENGTH = 80;

export interface ColumnTally {
  filled: number;
  blank: number;
  /** Filled, but with a word for "nothing" ("n/a", "TBD"): neither for nor against any type. */
  blankWords: number;
  errors: number;
  texts: number;
  booleans: number;
  emails: number;
  urls: number;
  codes: number;
  numbers: number;
  dates: number;
  /** Dates written as text, by which order of day and month they allow. */
  dmyOnly: number;
  mdyOnly: number;
  eitherOrder: number;
  dottedEither: number;
  /** Numbers written as text, by which decimal mark they allow. */
  pointOnly: number;
  commaOnly: number;
  eitherMark: number;
  /** Of those with either mark, the ones written with a point ("85.000"). */
  eitherByPoint: number;
  /** Whole numbers among the numbers (either reading). */
  integers: number;
  percents: number;
  serials: number;
  lostDigits: number;
  min: number;
  max: number;
  words: number;
  personLike: number;
  /** Of the first texts, those that start with a given name: people, where `personLike` may be companies as well. */
  givenNames: number;
  longTexts: number;
  /** Texts too long for any name, or long and of more than one sentence. */
  prose: number;
  perMonth: number;
  readonly currencies: Map<string, number>;
  /** Trimmed text of the cell -> times seen, once the column has been counted to its end. */
  readonly distinct: Map<string, number>;
  /** How many cells were filled when the limit was reached; null while all distinct values are known. */
  distinctFullAt: number | null;
  /** The distinct values that read as numbers, once there are no more to come. */
  distinctNumbers: Set<number> | null;
  readonly dateExamples: string[];
  readonly numberExamples: string[];
  /** The distinct values while they are counted; stops taking new ones at the limit. */
  readonly seen: Map<string, SeenValue>;
}

export interface TextNature {
  readonly isBlankWord: boolean;
  readonly look: TextLook;
  readonly isPersonLike: boolean;
}

/** A value of the column: how often it came, and what its text is like once that was asked. */
export interface SeenValue {
  count: number;
  nature: TextNature | null;
}

/** So many texts say what a column holds; the rest of a large file need not be asked. */
export const NAMES_LOOKED_AT = 2000;

/** True when the cells of a column are names of people, by their given names: "John", "Ana de la Cruz", but not "Blue Bridge". */
export function namesPeople(tally: ColumnTally): boolean {
  const total = tally.filled - tally.blankWords;
  return tally.givenNames > 0 && givenShare(tally) >= (tally.personLike >= total * 0.8 ? 0.3 : 0.5);
}

/** Share of the cells that start with a given name, judged by the first texts of the column. */
export function givenShare(tally: ColumnTally): number {
  return tally.givenNames / Math.max(1, Math.min(tally.filled - tally.blankWords, NAMES_LOOKED_AT));
}

/** The first few distinct cells as text, short enough to show. */
export function samplesOf(tally: ColumnTally): readonly string[] {
  const samples: string[] = [];
  for (const text of tally.distinct.keys()) {
    samples.push(text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH - 1)}…` : text);
    if (samples.length === SAMPLE_LIMIT) break;
  }
  return samples;
}

/** Share of the rows in which the column has a cell. */
export function filledShare(tally: ColumnTally): number {
  return (tally.filled - tally.blankWords - tally.errors) / Math.max(1, tally.filled + tally.blank);
}

/** Share of distinct values among the cells looked at until the limit: 1 for a key column. */
export function uniqueness(tally: ColumnTally): number {
  const looked = tally.distinctFullAt ?? tally.filled;
  return looked === 0 ? 0 : tally.distinct.size / looked;
}
