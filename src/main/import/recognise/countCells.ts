/** Takes the cells of a column into its counts, one after another and in bounded memory. Source: import page, "Normalise". */
import type { Cell } from '../../../shared/fields/types.ts';
import { isBlankWord } from '../normalise/blanks.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { NAMES_LOOKED_AT, type ColumnTally, type SeenValue, type TextNature } from './columnTally.ts';
import { hasGivenName, isPersonLike } from './personNames.ts';
import { sniffText } from './sniffText.ts';

export const DISTINCT_LIMIT = 200;
const EXAMPLE_LIMIT = 3;
/** Excel serials of 1955 to 2099: numbers that may be dates when the header says so. */
const SERIAL_FROM = 20_000;
const SERIAL_TO = 73_000;
const LOST_DIGITS_FROM = 1e15;

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

/** Hospitals and public bodies come with their address: "University Hospital of ..., 3300 Gallows Road, ...". */
const LONGEST_COMPANY = 140;
const SENTENCES = /\p{L}{4,}[.!?;:]\s+\p{L}/u;

/** Spaces between two names of a cell make no long text of them. */
function isLong(text: string): boolean {
  return text.replace(/\s+/g, ' ').length > 60;
}
