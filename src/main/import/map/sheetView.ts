/** One sheet as the mapping sees it: columns with their counts, and the words around them. */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { BARE_NAMES } from '../../../shared/fields/headerWords.ts';
import { foldHeader, foldWords } from '../../../shared/fields/fold.ts';
import type { DecimalMark, Field } from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import type { ColumnTally } from '../recognise/columnTally.ts';
import type { Period } from '../recognise/periodHeader.ts';
import { periodOfText } from '../recognise/periodHeader.ts';
import { periodInName } from '../recognise/periodInName.ts';
import { periodInTitles } from '../recognise/periodInTitles.ts';
import type { SheetProfile } from '../recognise/profileSheet.ts';
import { contentFit } from './contentFit.ts';
import { matchesOf, type Match } from './headerMatches.ts';
import { withoutTablePrefix } from './tablePrefix.ts';
import { tablesBeside } from './tablesBeside.ts';

export interface ColumnView {
  readonly index: number;
  readonly header: string;
  readonly folded: string;
  readonly tally: ColumnTally;
  /** The decimal mark that every clear number of the sheet uses; null where none is clear or they differ. */
  readonly sheetMark: DecimalMark | null;
  readonly matches: readonly Match[];
  /** Set when the header names a stretch of time; `metric` is what else it says. */
  readonly period: (Period & { readonly metric: string }) | null;
  /** True when the column is part of another table beside the one that is read. */
  readonly isBeside: boolean;
}

export interface SheetView {
  readonly columns: readonly ColumnView[];
  /** Folded sheet name, file name and titles. */
  readonly sheetName: string;
  readonly fileName: string;
  readonly titles: string;
  readonly rowCount: number;
  /** The stretch of time that the name of the sheet says (of the file where sheets have none), else the lines above the table. */
  readonly statedPeriod: (Period & { readonly from: 'name' | 'title' }) | null;
  /** True where columns carry the names of the tables they were joined from: what one says of another is not sure. */
  readonly isJoined: boolean;
}

/** What note tools put behind the name of the table they export: "Tasks 293ec2c464288115a979fb0ca1d5bb4f_all". */
const EXPORT_MARK = / [0-9a-f]{32}(?:_all)?$/i;
/** At least this many period columns make a sheet wide. */
const WIDE_FROM = 3;

export function viewSheet(profile: SheetProfile, sheetName: string, fileName: string, context: DateContext): SheetView {
  const { headers, tallies, rowCount } = profile.table;
  const periods = headers.map((header) => (header === '' ? null : periodIn(header, context)));
  const isWide = periods.filter((period) => period !== null).length >= WIDE_FROM;
  const sheetMark = markOfSheet(tallies);
  const beside = tablesBeside(headers, tallies);
  const bare = withoutTablePrefix(headers);
  const bareFileName = fileName.replace(/\.[a-z0-9]{2,5}$/i, '').replace(EXPORT_MARK, '');
  const columns = headers.map((header, index): ColumnView => {
    const tally = tallies[index];
    if (tally === undefined) throw new RangeError(`Column ${index} has no counts`);
    const isBeside = beside.some((block) => index >= block.from && index <= block.to);
    const period = isWide && !isBeside ? (periods[index] ?? null) : null;
    return {
      index,
      header,
      folded: isBeside ? '' : foldHeader(header),
      tally,
      sheetMark,
      matches: period === null && !isBeside ? readingsOf(header, bare[index] ?? []) : [],
      period,
      isBeside,
    };
  });
  return {
    columns: withNameParts(columns),
    sheetName: foldHeader(sheetName),
    fileName: foldHeader(bareFileName),
    titles: foldWords(profile.titles.join(' ')),
    rowCount,
    statedPeriod: statedPeriod(sheetName, bareFileName, profile.titles, context),
    isJoined: bare.some((matches) => matches.length > 0),
  };
}

function statedPeriod(
  sheetName: string,
  bareFileName: string,
  titles: readonly string[],
  context: DateContext,
): SheetView['statedPeriod'] {
  const named = periodInName(sheetName === '' ? bareFileName : sheetName, bareFileName, context);
  if (named !== null) return { ...named, from: 'name' };
  const titled = periodInTitles(titles, context);
  return titled === null ? null : { ...titled, from: 'title' };
}

/** A header is read as it stands; without the name of its table only where it says nothing plain. */
function readingsOf(header: string, bare: readonly Match[]): readonly Match[] {
  const matches = matchesOf(header);
  return matches.some(({ closeness }) => closeness !== 'partial') || bare.length === 0 ? matches : bare;
}

/** Beside a first name, a bare "Name" is the last one; beside a last name one of single words is the first: "Nombre", "Apellidos". */
function withNameParts(columns: readonly ColumnView[]): readonly ColumnView[] {
  const names = (key: string): boolean =>
    columns.some(({ matches }) => matches.some(({ field, strength }) => field.key === key && strength === 'sure'));
  const [hasFirst, hasLast] = [names('stakeholder.firstName'), names('stakeholder.lastName')];
  const part = fieldByKey(hasFirst ? 'stakeholder.lastName' : 'stakeholder.firstName');
  if (part === undefined || hasFirst === hasLast) return columns;
  return columns.map((column) =>
    BARE_NAMES.has(column.folded) && (hasFirst || !holdsFullNames(column.tally))
      ? { ...column, matches: [{ field: part, strength: 'sure', closeness: 'exact', overlap: 1 }] }
      : column,
  );
}

function holdsFullNames({ words, texts }: ColumnTally): boolean {
  return words > texts * 0.6;
}

function markOfSheet(tallies: readonly ColumnTally[]): DecimalMark | null {
  const points = tallies.some((tally) => tally.pointOnly > 0);
  const commas = tallies.some((tally) => tally.commaOnly > 0);
  if (points === commas) return null;
  return points ? '.' : ',';
}

/** "Jan 2026 / Active users", "Logins Jan-26", "2026-01". */
function periodIn(header: string, context: DateContext): (Period & { readonly metric: string }) | null {
  const whole = periodOfText(header, context);
  if (whole !== null) return { ...whole, metric: '' };
  const parts = header.split(' / ');
  for (const [at, part] of parts.entries()) {
    const period = parts.length > 1 ? periodOfText(part, context) : null;
    if (period !== null) return { ...period, metric: parts.filter((_, index) => index !== at).join(' ') };
  }
  const words = header.split(/[\s_]+/);
  if (words.length < 2 || words.length > 6) return null;
  for (const take of [1, 2]) {
    const tail = periodOfText(words.slice(-take).join(' '), context);
    if (tail !== null && take < words.length) return { ...tail, metric: words.slice(0, -take).join(' ') };
    const front = periodOfText(words.slice(0, take).join(' '), context);
    if (front !== null && take < words.length) return { ...front, metric: words.slice(take).join(' ') };
  }
  return null;
}

const FITS = new WeakMap<ColumnTally, Map<Field, number | null>>();

/** contentFit, worked out once per column and field. */
export function fitOf(field: Field, column: ColumnView): number | null {
  let known = FITS.get(column.tally);
  if (known === undefined) {
    known = new Map();
    FITS.set(column.tally, known);
  }
  const fit = known.get(field);
  if (fit !== undefined) return fit;
  const fresh = contentFit(field, column.header, column.tally);
  known.set(field, fresh);
  return fresh;
}
