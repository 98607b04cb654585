/** Whether the cells of a column can be what its header says. 1 agrees, 0 contradicts, null nothing to judge by. Source: import page, "Map". */
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { Field } from '../../../shared/fields/types.ts';
import { currencyOf } from '../normalise/currencies.ts';
import { isBlankWord } from '../normalise/blanks.ts';
import { type ColumnTally, givenShare, uniqueness } from '../recognise/columnTally.ts';
import { readValues, yesOrNo } from './valueMap.ts';

/** Where three of five words of a value list are known, the other two are a column's worth of refusals: not a good fit. */
const TWO_THIRDS = 2 / 3;

/** Ids that tell a fact from the others of its kind; the id of an account repeats on every sheet about something else. */
const OWN_IDS: ReadonlySet<string> = new Set(['contract.externalId', 'ticket.externalId']);
const MANY_CELLS = 30;
/** What comes in again under its id: under the number of its line it would be another one as soon as the list is sorted. */
const KEPT_BY_ID: ReadonlySet<string> = new Set([
  'account.externalId',
  'contract.externalId',
  'contract.accountExternalId',
  'forecast.contractExternalId',
]);
/** Folded headers that count the lines of a list. */
const COUNTERS: ReadonlySet<string> = new Set(
  'number|no|nr|n|num|s no|sl no|sr no|lfd nr|lfd|nummer|numero|pos|position|row|line|item|index|rank|ordem|orden|seq'.split(
    /[|]/,
  ),
);
const FEWEST_LINES = 3;

/** A handful of words over many rows, as "Month-to-month" and "One year" under "Contract": a choice, and nobody's id. */
export function isChoice(tally: ColumnTally): boolean {
  return tally.distinctFullAt === null && tally.filled >= MANY_CELLS && uniqueness(tally) < 0.1;
}

/** What is the same in every row tells none from another: an "Account number" that is always 0. */
export function isOneValue(tally: ColumnTally): boolean {
  return tally.distinctFullAt === null && tally.filled >= 10 && tally.distinct.size === 1;
}

/** 1, 2, 3 ... to the last row: the numbers of the lines. */
function countsRows(tally: ColumnTally): boolean {
  return (
    tally.filled >= FEWEST_LINES &&
    tally.integers === tally.filled &&
    tally.min >= 0 &&
    tally.min <= 1 &&
    tally.max - tally.min + 1 === tally.filled &&
    uniqueness(tally) >= 0.98
  );
}

/** @returns 0-1, or null for a column without cells. */
export function contentFit(field: Field, header: string, tally: ColumnTally): number | null {
  const total = tally.filled - tally.blankWords - tally.errors;
  if (total <= 0) return null;
  const share = (count: number): number => count / total;
  const numeric = share(tally.numbers);
  switch (field.type) {
    case 'text':
      return fitText(field, header, tally, total);
    case 'people':
      // "Name (Product)" over goods: hardly a cell starts with a given name, or is written like one, or is an address.
      return share(tally.texts) > 0.5 && share(tally.personLike + tally.emails) + givenShare(tally) < 0.1
        ? 0.4
        : fitText(field, header, tally, total);
    case 'id': {
      if (share(tally.dates) > 0.5 || share(tally.booleans) > 0.5 || share(tally.emails) > 0.5) return 0;
      const isFraction = tally.numbers > 0 && tally.integers / tally.numbers < 0.9;
      if (isFraction || tally.currencies.size > 0) return 0;
      if (OWN_IDS.has(field.key) && isChoice(tally)) return 0;
      if (KEPT_BY_ID.has(field.key) && COUNTERS.has(foldHeader(header)) && countsRows(tally)) return 0;
      return share(tally.words) > 0.6 ? 0.5 : 1;
    }
    case 'email':
      return share(tally.emails) >= 0.7 ? 1 : share(tally.emails) >= 0.3 ? 0.8 : 0;
    case 'domain':
      return share(tally.urls + tally.emails) >= 0.7 ? 1 : share(tally.urls + tally.emails) >= 0.3 ? 0.7 : 0;
    case 'date': {
      const dated = share(tally.dates);
      if (dated >= 0.8) return 1;
      if (dated >= 0.4) return 0.8;
      // Serials and 20260331 come as plain numbers; the header decides, so the fit is only fair.
      return share(tally.serials + compactDates(tally)) + dated >= 0.8 ? 0.8 : 0;
    }
    case 'number':
    case 'integer':
      if (field.values !== undefined) {
        const words = readValues(field, header, tally.distinct, (text) => isBlankWord(text, 'enum')).share;
        return words >= 0.8 ? 1 : words >= 0.5 ? 0.7 : 0;
      }
      if (numeric < 0.5 || tally.percents > 0) return 0;
      // Below the scale is another measure: a net promoter score from -100 to 100 is no answer from 0 to 10.
      if (isOutside(field, tally.min) || isOutside(field, tally.max)) {
        // A cell or two that cannot be is told with its row, and does not make the column another measure.
        if (isSlip(tally, field)) return 0.8;
        return isOutside(field, tally.min) ? 0 : 0.4;
      }
      if (field.key === 'survey.score' && isNetScore(header, tally)) return 0;
      return numeric >= 0.85 ? 1 : 0.7;
    case 'money':
      if (tally.percents / total > 0.3 || share(tally.dates) > 0.3) return 0;
      return numeric >= 0.85 ? 1 : numeric >= 0.5 ? 0.75 : 0;
    case 'percent':
      return numeric >= 0.7 ? 1 : 0;
    case 'days': {
      const written = [...tally.distinct].reduce(
        (sum, [text, count]) => sum + (/^\d+\s*\p{L}/u.test(text) ? count : 0),
        0,
      );
      if (tally.numbers > 0 && (tally.max > (field.max ?? Infinity) || tally.min < 0)) return 0.3;
      return numeric + share(written) >= 0.8 ? 1 : numeric + share(written) >= 0.4 ? 0.7 : 0;
    }
    case 'boolean': {
      const answers = shareOfDistinct(tally, (text) => yesOrNo(text) !== null);
      return answers >= 0.8 ? 1 : answers >= 0.5 ? 0.7 : 0.3;
    }
    case 'currency':
      return shareOfDistinct(tally, (text) => currencyOf(text) !== null) >= 0.8 ? 1 : 0;
    case 'enum':
    case 'enumList': {
      // Scores of another scale (0-100, 7.5) are not this scale, whatever few of them happen to lie on it.
      if (
        field.min !== undefined &&
        numeric > 0.5 &&
        (tally.integers < tally.numbers || tally.min < field.min || tally.max > (field.max ?? Infinity))
      )
        return 0;
      const understood = readValues(field, header, tally.distinct, (text) => isBlankWord(text, 'enum')).share;
      return understood >= 0.85 ? 1 : understood >= TWO_THIRDS ? 0.8 : understood >= 0.3 ? 0.6 : 0.2;
    }
  }
}

/** A net promoter score of an account (72, -10) is worked out from answers and is none itself: those go from 0 to 10. */
export function isNetScore(header: string, tally: ColumnTally): boolean {
  return /\bnps\b|net promoter/.test(foldHeader(header)) && tally.numbers > 0 && (tally.min < 0 || tally.max > 10);
}

function isOutside({ min, max }: Field, value: number): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max);
}

/** True when hardly any of the known values lies outside the scale of the field: a slip, not a scale of its own. */
function isSlip(tally: ColumnTally, field: Field): boolean {
  let outside = 0;
  let known = 0;
  for (const [text, count] of tally.distinct) {
    const value = Number(text.replace(',', '.'));
    if (Number.isNaN(value)) continue;
    known += count;
    if (isOutside(field, value)) outside += count;
  }
  return known > 0 && outside / known <= FEW_SLIPS;
}

/** Share of the cells: of fifty answers from 0 to 10 one may be a 55. */
const FEW_SLIPS = 0.02;

function fitText(field: Field, header: string, tally: ColumnTally, total: number): number {
  if (tally.dates / total > 0.5 || tally.booleans / total > 0.7) return 0;
  // "62 %" is what a measure looks like before and after.
  if (tally.percents / total > 0.3) return MEASURES.has(field.key) ? 1 : 0;
  if ((tally.numbers + tally.codes) / total > 0.6)
    return NUMERIC_TEXT.has(field.key) && !(field.key === 'account.segment' && isCount(tally)) ? 0.7 : 0.2;
  // "Contract type: annual" says how long or how often, and not what was bought.
  if (field.key === 'contract.product' && shareOfDistinct(tally, (text) => RHYTHM.test(text.trim())) > 0.6) return 0;
  // "Tier: A", "Tier: Gold" ranks the customer; only names of plans are what was bought.
  if (
    field.key === 'contract.product' &&
    foldHeader(header) === 'tier' &&
    shareOfDistinct(tally, (text) => RANK.test(text.trim())) > 0.6
  )
    return 0;
  // "Titel: Dr.", "Titolo: Ing." is how one addresses a person, and no position.
  if (field.key === 'stakeholder.title' && shareOfDistinct(tally, (text) => ADDRESS.test(text.trim())) > 0.5) return 0;
  // "Business outcomes: Green" rates them, and says none.
  if (SAYINGS.has(field.key) && shareOfDistinct(tally, (text) => COLOUR.test(text.trim())) > 0.6) return 0;
  if (field.key === 'account.name' || field.name === 'accountName')
    return tally.emails / total > 0.5 || tally.prose / total > 0.4 ? 0.2 : 1;
  if (field.key === 'stakeholder.name' || field.name === 'stakeholderName')
    return tally.longTexts / total > 0.3 ? 0.2 : tally.emails / total > 0.5 ? 0.5 : 1;
  return 1;
}

/** Text fields whose cells are honestly often plain numbers. */
const MEASURES = new Set(['milestone.evidenceFrom', 'milestone.evidenceTarget', 'milestone.evidenceNow']);
const NUMERIC_TEXT = new Set([...MEASURES, 'contract.product', 'account.segment']);

const RHYTHM =
  /^(?:(?:semi|bi)?[- ]?annual(?:ly)?|month(?:ly|[- ]to[- ]month)|quarterly|yearly|weekly|(?:\d+|one|two|three|four|five|multi)[- ]?(?:months?|mo|years?|yrs?|jahre?|monate?)|jährlich|monatlich|quartalsweise|annuel(?:le)?|mensuel(?:le)?|trimestriel(?:le)?|anual|mensual|mensal|trimestral|jaarlijks|maandelijks)$/i;

const RANK =
  /^(?:(?:tier|t|class|level|klasse|segment|priority)[ -]?)?(?:[a-e][+-]?|[0-5]|i{1,3}|iv)$|^(?:gold|silver|bronze|platinum|diamond|strategic|key account|key|top \d+|high[- ]touch|mid[- ]touch|low[- ]touch|tech[- ]touch|smb|mid[- ]?market|enterprise|commercial|long tail)$/i;

const SAYINGS: ReadonlySet<string> = new Set([
  'account.requiredOutcome',
  'account.appropriateExperience',
  'contract.product',
  'milestone.outcome',
]);
const COLOUR =
  /^(?:red|amber|yellow|orange|green|rot|gelb|gr[üu]n|rouge|jaune|vert|rojo|amarillo|verde|vermelho|amarelo|rood|geel|oranje|groen|rosso|giallo|[rayg]|🔴|🟡|🟠|🟢)$/iu;

const ADDRESS =
  /^(?:(?:mr|mrs|ms|miss|mx|sir|herr|frau|hr|fr|m|mme|mlle|monsieur|madame|sr|sra|srta|se[nñ]ora?|senhora?|dhr|mevr|sig|sig\.?ra|dr|dra|dott|dott\.?ssa|prof|professor|doctor|doktor|ing|ir|dipl\.?[- ]?(?:ing|kfm)|mag|arch|geom|rag|avv|lic|licda|drs|phd)\.?\s?)+$/i;

/** Employees and the like: a segment is one of a few, numbered or not. */
function isCount(tally: ColumnTally): boolean {
  return tally.numbers > 0 && (tally.distinctFullAt !== null || tally.distinct.size > MOST_SEGMENTS);
}
const MOST_SEGMENTS = 20;

function compactDates(tally: ColumnTally): number {
  return tally.numbers > 0 && tally.min >= 19_000_101 && tally.max <= 21_991_231 ? tally.integers : 0;
}

function shareOfDistinct(tally: ColumnTally, test: (text: string) => boolean): number {
  let yes = 0;
  let total = 0;
  for (const [text, count] of tally.distinct) {
    if (isBlankWord(text, 'boolean')) continue;
    total += count;
    if (test(text)) yes += count;
  }
  return total === 0 ? 0 : yes / total;
}
