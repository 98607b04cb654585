/**
 * Counts over all cells of one column in bounded memory: what kinds there are, which dates and numbers can be read in one
 * way only, up to 200 distinct values. Everything the mapping and the per-column decisions need. Source: import page, "Normalise".
 */
import type { Cell } from '../../../shared/fields/types.ts';
import { isBlankWord } from '../normalise/blanks.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { startsWithGivenName } from './givenNames.ts';
import { sniffText, type TextLook } from './sniffText.ts';

export const DISTINCT_LIMIT = 200;
const SAMPLE_LIMIT = 5;
const EXAMPLE_LIMIT = 3;
const SAMPLE_LENGTH = 80;
/** Excel serials of 1955 to 2099: numbers that may be dates when the header says so. */
const SERIAL_FROM = 20_000;
const SERIAL_TO = 73_000;
const LOST_DIGITS_FROM = 1e15;

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

/** A value of the column: how often it came, and what its text is like once that was asked. */
interface SeenValue {
  count: number;
  nature: TextNature | null;
}

interface TextNature {
  readonly isBlankWord: boolean;
  readonly look: TextLook;
  readonly isPersonLike: boolean;
}

export function newTally(): ColumnTally {
  return {
    filled: 0,
    blank: 0,
    blankWords: 0,
    errors: 0,
    texts: 0,
    booleans: 0,
    emails: 0,
    urls: 0,
    codes: 0,
    numbers: 0,
    dates: 0,
    dmyOnly: 0,
    mdyOnly: 0,
    eitherOrder: 0,
    dottedEither: 0,
    pointOnly: 0,
    commaOnly: 0,
    eitherMark: 0,
    eitherByPoint: 0,
    integers: 0,
    percents: 0,
    serials: 0,
    lostDigits: 0,
    min: Infinity,
    max: -Infinity,
    words: 0,
    personLike: 0,
    givenNames: 0,
    longTexts: 0,
    prose: 0,
    perMonth: 0,
    currencies: new Map(),
    distinct: new Map(),
    distinctFullAt: null,
    distinctNumbers: null,
    dateExamples: [],
    numberExamples: [],
    seen: new Map(),
  };
}

/** Takes one cell into the count. */
export function tallyCell(tally: ColumnTally, cell: Cell | undefined, context: DateContext): void {
  if (cell === null || cell === undefined || cell === '') {
    tally.blank += 1;
    return;
  }
  if (typeof cell === 'string') {
    const text = cell.trim();
    if (text === '') {
      tally.blank += 1;
      return;
    }
    tally.filled += 1;
    const seen = noteDistinct(tally, text);
    // A column that repeats itself is looked at once per value; of unique texts nothing is kept.
    const nature = seen === null ? natureOf(text, context) : (seen.nature ??= natureOf(text, context));
    tallyText(tally, text, nature);
    return;
  }
  tally.filled += 1;
  if (typeof cell === 'number') {
    noteDistinctNumber(tally, cell);
    noteNumber(tally, cell);
  } else if (typeof cell === 'boolean') {
    noteDistinct(tally, cell ? 'TRUE' : 'FALSE');
    tally.booleans += 1;
  } else if ('date' in cell) {
    noteDistinct(tally, cell.date);
    tally.dates += 1;
  } else if ('dateTime' in cell) {
    noteDistinct(tally, cell.dateTime);
    tally.dates += 1;
  } else {
    noteDistinct(tally, cell.error);
    tally.errors += 1;
  }
}

/** Null for a value that came after the limit. */
function noteDistinct(tally: ColumnTally, text: string): SeenValue | null {
  const known = tally.seen.get(text);
  if (known !== undefined) {
    known.count += 1;
    return known;
  }
  if (tally.seen.size >= DISTINCT_LIMIT) {
    tally.distinctFullAt ??= tally.filled;
    return null;
  }
  const fresh: SeenValue = { count: 1, nature: null };
  tally.seen.set(text.length > 2000 ? text.slice(0, 2000) : text, fresh);
  return fresh;
}

/** To be called once, when the last cell of the column was taken. */
export function finishTally(tally: ColumnTally): void {
  for (const [text, { count }] of tally.seen) tally.distinct.set(text, count);
}

/** Writing a number as text is dear: once the limit is reached only those that were noted before need it. */
function noteDistinctNumber(tally: ColumnTally, value: number): void {
  if (tally.distinctFullAt !== null) {
    tally.distinctNumbers ??= new Set([...tally.seen.keys()].map(Number));
    if (!tally.distinctNumbers.has(value)) return;
  }
  noteDistinct(tally, String(value));
}

function noteNumber(tally: ColumnTally, value: number): void {
  tally.numbers += 1;
  if (value < tally.min) tally.min = value;
  if (value > tally.max) tally.max = value;
  if (Number.isInteger(value)) {
    tally.integers += 1;
    if (value >= LOST_DIGITS_FROM) tally.lostDigits += 1;
  }
  if (value >= SERIAL_FROM && value <= SERIAL_TO) tally.serials += 1;
}

function natureOf(text: string, context: DateContext): TextNature {
  const look = sniffText(text, context);
  return {
    isBlankWord: isBlankWord(text, 'date'),
    look,
    isPersonLike: look.kind === 'text' && isPersonLike(text),
  };
}

function tallyText(tally: ColumnTally, text: string, nature: TextNature): void {
  if (nature.isBlankWord) {
    tally.blankWords += 1;
    return;
  }
  const { look } = nature;
  switch (look.kind) {
    case 'text':
      tally.texts += 1;
      if (text.length > 60 && isLong(text)) {
        tally.longTexts += 1;
        if (text.length > LONGEST_COMPANY || SENTENCES.test(text)) tally.prose += 1;
      }
      if (text.includes(' ')) tally.words += 1;
      if (nature.isPersonLike) tally.personLike += 1;
      if (tally.texts <= NAMES_LOOKED_AT && hasGivenName(text)) tally.givenNames += 1;
      return;
    case 'boolean':
      tally.booleans += 1;
      return;
    case 'email':
      tally.emails += 1;
      return;
    case 'url':
      tally.urls += 1;
      return;
    case 'code':
      tally.codes += 1;
      return;
    case 'date':
      tally.dates += 1;
      if (look.date.kind !== 'order' || look.date.dmy === look.date.mdy) return;
      if (look.date.mdy === null) tally.dmyOnly += 1;
      else if (look.date.dmy === null) tally.mdyOnly += 1;
      else {
        tally.eitherOrder += 1;
        if (look.date.dotted) tally.dottedEither += 1;
        if (tally.dateExamples.length < EXAMPLE_LIMIT && !tally.dateExamples.includes(text))
          tally.dateExamples.push(text);
      }
      return;
    case 'number': {
      const { point, comma } = look.number;
      noteNumber(tally, point ?? comma ?? 0);
      if (look.number.percent) tally.percents += 1;
      if (look.number.perMonth) tally.perMonth += 1;
      if (look.number.currency !== null)
        tally.currencies.set(look.number.currency, (tally.currencies.get(look.number.currency) ?? 0) + 1);
      if (point === comma) return;
      if (comma === null) tally.pointOnly += 1;
      else if (point === null) tally.commaOnly += 1;
      else {
        tally.eitherMark += 1;
        if (Math.abs(comma) > Math.abs(point)) tally.eitherByPoint += 1;
        if (tally.numberExamples.length < EXAMPLE_LIMIT && !tally.numberExamples.includes(text))
          tally.numberExamples.push(text);
      }
      return;
    }
  }
}

/** So many texts say what a column holds; the rest of a large file need not be asked. */
const NAMES_LOOKED_AT = 2000;
const LONGEST_NAME = 48;
/** Hospitals and public bodies come with their address: "University Hospital of ..., 3300 Gallows Road, ...". */
const LONGEST_COMPANY = 140;
const SENTENCES = /\p{L}{4,}[.!?;:]\s+\p{L}/u;
const PERSON =
  /^(?:(?:dr|mr|mrs|ms|prof|herr|frau|sr|sra|mme|m)\.?\s)?\p{Lu}[\p{L}'’.-]*(?:\s(?:van|von|de|der|den|da|dos|del|la|le|bin|el|di)){0,2}(?:\s\p{Lu}[\p{L}'’.-]*){1,3}$/u;
const COMPANY_WORD =
  /\b(?:inc|ltd|llc|gmbh|corp|co|company|group|ag|sa|sas|bv|nv|plc|labs|systems|solutions|technologies|software|bank|partners|industries|services|holdings?|consulting|international|university|hospital|school|foundation|global|media|energy|networks?|logistics|health|kg|se|pty|srl|spa|ltda|lda|ab|as|oy|limited|corporation|empresa|sociedad|ministerio|direcci[oó]n|instituto|universidade?|asociaci[oó]n|fundaci[oó]n|colegio|cooperativa|grupo|servicios?|prefeitura|soci[eé]t[eé]|groupe|mairie|verein|stiftung|klinik|stadtwerke|stichting|gemeente|groep)\b/i;

/** Spaces between two names of a cell make no long text of them. */
function isLong(text: string): boolean {
  return text.replace(/\s+/g, ' ').length > 60;
}

function hasGivenName(text: string): boolean {
  return text.length <= LONGEST_NAME && startsWithGivenName(text) && !COMPANY_WORD.test(text);
}

/** "Ana de la Cruz", not "Northwind Systems" nor "enterprise". */
export function isPersonLike(text: string): boolean {
  return text.length <= LONGEST_NAME && PERSON.test(text) && !COMPANY_WORD.test(text);
}

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
