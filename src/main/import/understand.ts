/**
 * Reads sheets into a plan: what each holds, where its header stands, what each column is, and what to ask. The plan is JSON,
 * shown and changed in the wizard and carried out unchanged by preview and commit. Source: import page; cli page, `inspect`.
 */
import { fingerprintOf } from '../../shared/fields/fingerprint.ts';
import { rowsLeftOut } from '../../shared/fields/rowFilter.ts';
import type { Entity, ImportPlan, RememberedMapping, SheetChoices, SheetPlan } from '../../shared/fields/types.ts';
import { ruleActivities } from './map/activityLog.ts';
import { applyMapping, mappingFor } from './map/applyMapping.ts';
import { accountAbove, namesAccount, NO_ACCOUNT } from './map/whoseRows.ts';
import { churnDates, defaultsOf, openLossDates } from './map/defaultValues.ts';
import { guessEntity, type EntityGuess } from './map/entityGuess.ts';
import { leadsReason } from './map/leadList.ts';
import { guessMeasures, ruleMeasures } from './map/measureRows.ts';
import { mergedWarning } from './map/mergedDown.ts';
import { entitiesOf, planColumns } from './map/planColumns.ts';
import { ruleProspects } from './map/prospects.ts';
import { rowFilterOf } from './map/rowFilter.ts';
import { rowsPeriodOf } from './map/rowsPeriod.ts';
import { rulePipeline } from './map/salesPipeline.ts';
import { viewSheet, type SheetView } from './map/sheetView.ts';
import type { DateContext } from './normalise/readDate.ts';
import { profileSheet, type ProfileOptions, type SheetProfile } from './recognise/profileSheet.ts';
import { describeSheet } from './recognise/describeSheet.ts';
import type { SheetSource } from './recognise/sheetRows.ts';

export interface UnderstandOptions extends DateContext {
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Said by the reader about the file as a whole. */
  readonly notices?: readonly string[];
  /** Mappings of earlier imports; each sheet takes the most alike. */
  readonly remembered?: readonly RememberedMapping[];
}

/** The plan of a whole file. Walks every sheet once; memory does not grow with its rows. Never throws on content. */
export function understand(sheets: Iterable<SheetSource>, displayName: string, options: UnderstandOptions): ImportPlan {
  const plans: SheetPlan[] = [];
  for (const sheet of sheets) plans.push(understandSheet(sheet, displayName, options));
  const warnings = [...(options.notices ?? [])];
  if (plans.length === 0) warnings.push(`“${displayName}” has no sheets.`);
  return {
    file: displayName,
    format: options.format,
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
    sheets: plans,
    warnings,
  };
}

export interface SheetOptions extends DateContext, SheetChoices {
  readonly includeHiddenRows?: boolean;
  /** Mappings of earlier imports; the most alike is applied. */
  readonly remembered?: readonly RememberedMapping[];
}

/** The plan of one sheet, with the remembered mapping of its look-alike if there is one. */
export function understandSheet(sheet: SheetSource, displayName: string, options: SheetOptions): SheetPlan {
  const viewed = viewOf(sheet, displayName, options);
  const remembered = mappingFor(fingerprintOf(viewed.profile.table.headers), options.remembered ?? []);
  if (remembered === null) return planOf(sheet, viewed, options);
  const plan = planOf(sheet, viewed, remembered.main === null ? options : { ...options, main: remembered.main });
  return applyMapping(plan, remembered, viewed, options, displayName);
}

export interface ViewedSheet {
  readonly profile: SheetProfile;
  readonly view: SheetView;
}

/** The counted sheet behind a plan; the wizard needs it again when a column gets another field. */
export function viewOf(sheet: SheetSource, displayName: string, options: SheetOptions): ViewedSheet {
  const profileOptions: ProfileOptions = { ...options, merges: sheet.merges, formats: sheet.formats };
  return viewOfProfile(profileSheet(sheet.rows, profileOptions), sheet.name, displayName, options);
}

export function viewOfProfile(
  profile: SheetProfile,
  sheetName: string,
  displayName: string,
  context: DateContext,
): ViewedSheet {
  return { profile, view: viewSheet(profile, sheetName, displayName, context) };
}

/** The plan of a sheet that has been counted. */
export function planOf(sheet: SheetSource, { profile, view }: ViewedSheet, options: SheetOptions): SheetPlan {
  const about = describeSheet(profile, options);
  const guess = guessOf(view, about.isForm || profile.table.rowCount === 0, options.main);
  const read = planColumns(view, guess, profile.formats, options);
  const pipeline = options.main === undefined ? rulePipeline(view, guess.main, read.columns) : null;
  const measured = ruleMeasures(view, guess.main, read.columns, { formats: profile.formats, context: options });
  const planned =
    pipeline === null
      ? measured === null
        ? read
        : { ...read, columns: measured, entities: entitiesOf(measured, guess.main) }
      : {
          columns: pipeline.columns,
          entities: entitiesOf(pipeline.columns, guess.main),
          warnings: [pipeline.warning, ...read.warnings],
        };
  const { table } = profile;
  const activities = ruleActivities(view, guess.main, planned.columns);
  const prospects = ruleProspects(view, guess.main, planned.columns);
  const isNamed = namesAccount(planned.columns.map((column) => column.field?.key ?? ''));
  const inTitle = isNamed || guess.main === null ? null : accountAbove(profile.head, table.headerFromRow);
  const hasAccount = isNamed || inTitle !== null;
  const own = defaultsOf(view, guess.main, planned.columns, options);
  const defaults = inTitle === null ? own : { ...own, 'account.name': inTitle };
  const warnings = [...(sheet.notices ?? []), ...about.warnings, ...planned.warnings];
  if (activities !== null) warnings.push(activities.warning);
  if (prospects !== null) warnings.push(prospects.warning);
  const churned = churnDates(view, planned.columns);
  if (churned !== null) warnings.push(churnedBy(churned));
  const lost = openLossDates(planned.columns);
  if (lost !== null) warnings.push(`Open contracts with a day under “${lost}” are taken for churned on that day.`);
  const merged = mergedWarning(sheet.merges ?? [], { ...table, columns: planned.columns });
  if (merged !== null) warnings.push(merged);
  if (sheet.hidden) warnings.push(`Sheet “${sheet.name}” is hidden in the workbook.`);
  if (guess.main !== null && !hasAccount) warnings.push(NO_ACCOUNT);
  if (inTitle !== null)
    warnings.push(`The lines above the table name “${inTitle}”: all rows are taken for that account.`);
  const countsNothing = guess.main === 'usage' && !planned.columns.some(({ field }) => COUNTS.has(field?.key ?? ''));
  if (countsNothing) warnings.push(ONLY_EVENTS);
  const leftOut =
    guess.main === null
      ? (about.reason ?? guess.reason)
      : ([
          hasAccount ? null : NO_ACCOUNT,
          pipeline?.isLeftOut === true ? pipeline.warning : null,
          options.main === undefined ? leadsReason(view, guess.main) : null,
          countsNothing ? ONLY_EVENTS : null,
        ].find((reason) => reason !== null) ?? null);
  const choices = choicesOf(options);
  const period = rowsPeriodOf(view, planned.columns, options);
  const include = options.include === true || leftOut === null;
  const rows = options.rowFilter ?? pipeline?.rows ?? activities?.rows ?? prospects?.rows ?? null;
  const rowFilter = rows === null ? null : rowFilterOf(view, rows);
  return {
    sheetIndex: sheet.index,
    name: sheet.name,
    hidden: sheet.hidden,
    include,
    headerRow: table.headerRow,
    headerFromRow: table.headerFromRow,
    firstDataRow: table.firstDataRow,
    lastDataRow: table.lastDataRow,
    rowCount: table.rowCount - (include && rowFilter !== null ? rowsLeftOut({ rowFilter }) : 0),
    ...(rowFilter === null ? {} : { rowFilter }),
    skipped: table.skipped,
    hiddenRows: profile.hiddenRows,
    includeHiddenRows: options.includeHiddenRows ?? true,
    entities: planned.entities,
    confidence: Math.round(guess.confidence * 100) / 100,
    reason: options.include === true ? TAKEN_IN : (leftOut ?? guess.reason),
    columns: planned.columns,
    warnings: [...new Set(warnings)],
    ...(choices === null ? {} : { choices }),
    ...(defaults === null ? {} : { defaults }),
    ...(period === null ? {} : { period }),
    fingerprint: fingerprintOf(table.headers),
  };
}

const NO_GUESS: EntityGuess = {
  main: null,
  confidence: 0,
  hasAccount: false,
  namesAccount: false,
  isConsumers: false,
  isForeign: false,
  reason: '',
};

/** What one row is: as a person says, nothing where there is no table, else as the columns tell. */
function guessOf(view: SheetView, isNoTable: boolean, chosen: Entity | undefined): EntityGuess {
  if (chosen === undefined) {
    const guess = isNoTable ? NO_GUESS : guessEntity(view);
    return guessMeasures(view, guess) ?? guess;
  }
  const reason = 'You chose what the rows of this sheet are.';
  return { ...NO_GUESS, main: chosen, confidence: 1, hasAccount: true, namesAccount: true, reason };
}

/** Why a sheet comes in that a person switched on. */
export const TAKEN_IN = 'You took this sheet in.';
function churnedBy(header: string): string {
  return `Rows with a day under “${header}” are taken for churned. Map a column to the outcome where some were not.`;
}

const ONLY_EVENTS =
  'Each row is one event: no column counts users or events of a period, so there is nothing to import.';

function choicesOf({
  headerRow,
  headerFromRow,
  ignoreRows,
  keepRows,
  main,
  include,
  rowFilter,
  period,
}: SheetOptions): SheetChoices | null {
  const choices: SheetChoices = {
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(headerFromRow === undefined ? {} : { headerFromRow }),
    ...(ignoreRows === undefined ? {} : { ignoreRows }),
    ...(keepRows === undefined ? {} : { keepRows }),
    ...(main === undefined ? {} : { main }),
    ...(include === undefined ? {} : { include }),
    ...(rowFilter === undefined ? {} : { rowFilter }),
    ...(period === undefined ? {} : { period }),
  };
  return Object.keys(choices).length === 0 ? null : choices;
}

const COUNTS: ReadonlySet<string> = new Set(['usage.activeUsers', 'usage.licensedUsers', 'usage.events']);
