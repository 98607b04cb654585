/**
 * Steps of an onboarding in columns of a list of customers ("Kickoff", "Training completed", "Go-Live target"): each is a
 * milestone of the row's account, named by its header. Source: import page, "Recognise" (flat tracker).
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { foldWords } from '../../../shared/fields/fold.ts';
import { isBlankWord } from '../normalise/blanks.ts';
import { dayOfReading, readDate, type DateContext } from '../normalise/readDate.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { decideReadings } from './decideReadings.ts';
import type { ColumnView, SheetView } from './sheetView.ts';
import { readValues } from './valueMap.ts';

/** What teams call the steps of bringing a customer live, in the languages of the catalogue. */
const STEPS =
  /\b(?:kick ?off|go ?live|launch|training|enablement|migration|integration|configuration|set ?up|uat|acceptance|discovery|testing|pilot|roll ?out|deployment|implementation|onboarding|hand ?over|hand ?off|provisioning|welcome call|workshop|sign ?off|first value|schulung|datenmigration|inbetriebnahme|einrichtung|konfiguration|abnahme|produktivstart|einfuhrung|testphase|lancement|formation|mise en (?:service|production|route)|recette|deploiement|parametrage|lanzamiento|capacitacion|formacion|puesta en (?:marcha|produccion|vivo)|migracion|implementacion|configuracion|pruebas|lancamento|treinamento|migracao|implantacao|implementacao|configuracao|homologacao|livegang|migratie|implementatie|inrichting|oplevering|avvio|formazione|collaudo|messa in produzione|migrazione|configurazione)\b/;
/** Words of a header that say which day of the step it is; they are not part of its name. */
const DUE =
  /^(?:planned|plan|target|due|expected|scheduled|forecast(?:ed)?|estimated|est|eta|goal|by|geplant|soll|ziel|prevue?|previst[oa]|planificad[oa]|objetivo|objectif|planejad[oa]|meta|gepland|doel|pianificat[oa])$/;
const DONE =
  /^(?:actual|completed?|completion|done|achieved|finished|held|delivered|ist|erledigt|abgeschlossen|reelle?|realisee?|effective|terminee?|real|completad[oa]|realizad[oa]|concluid[oa]|werkelijk|afgerond|effettiv[oa]|completat[oa])$/;
const BASELINE = /^(?:baseline|original|originally|initial)$/;
/** "Data de migração": the day of it, where "Data migration" is the migration of data. */
const DATE_OF = /^data (?=d[aeio])/i;
const FILLERS =
  /^(?:date|day|on|datum|am|fecha|jour|de|da|do|del|du|la|le|el|il|di|the|of|status|state|statut|estado|stato)$/;
/** Headers that speak of a touch, of the next thing to do, or of an amount. */
const NO_STEP =
  /\b(?:last|next|latest|letzte[rs]?|nachste[rs]?|dernier|derniere|prochaine?|ultim[oa]|proxim[oa]|laatste|volgende|fee|fees|cost|hours|owner|manager|link|notes?|url|percent|days|score)\b/;
const LONGEST_NAME = 4;
/** A reading this good stands: "Onboarding status" may be the stage of the account's life. */
const GOOD = 0.7;
const CONFIDENCE = 0.85;

type Property = 'dueDate' | 'achievedDate' | 'baselineDate' | 'status';
interface Step {
  readonly column: ColumnView;
  readonly name: string;
  /** null: nothing in the header or the cells says whether the days were planned or reached. */
  readonly property: Property | null;
}

/**
 * The step a header names, or null: "Go-Live Target Date" is "Go-Live". Also the title of a milestone for a column that a person
 * maps to one of its days.
 */
export function stepOf(header: string): { readonly name: string; readonly says: Property | null } | null {
  let says: Property | null = null;
  const kept: string[] = [];
  for (const word of header
    .trim()
    .replace(DATE_OF, '')
    .split(/[\s()[\]:_/,.]+/)) {
    const folded = foldWords(word);
    if (folded === '') continue;
    if (BASELINE.test(folded)) says = 'baselineDate';
    else if (DUE.test(folded)) says = 'dueDate';
    else if (DONE.test(folded)) says = 'achievedDate';
    else if (!FILLERS.test(folded)) kept.push(word);
  }
  return kept.length === 0 ? null : { name: kept.join(' '), says };
}

/**
 * Gives the columns of steps their milestones, in place, where a list of accounts or contracts has at least two of them.
 * @returns sentences about columns that hold days past and to come without saying what they are.
 */
export function takeSteps(candidates: Candidates, view: SheetView, context: DateContext): readonly string[] {
  const columns = view.columns.filter((column) => isFree(candidates.get(column.index)));
  const steps = columns.flatMap((column) => stepIn(column, context) ?? []);
  const names = new Map<string, string>();
  for (const { name } of steps) if (!names.has(foldWords(name))) names.set(foldWords(name), name);
  if (steps.length < 2) return [];
  const paired = new Map(steps.map((step) => [foldWords(step.name), steps.filter((other) => sameStep(step, other))]));
  const notes: string[] = [];
  for (const { column, name, property } of steps) {
    const beside = paired.get(foldWords(name)) ?? [];
    // Beside the day it was planned for, the other day of a step is the one it was reached.
    const read = property ?? (beside.some((step) => step.property === 'dueDate') ? 'achievedDate' : null);
    const field = read === null ? undefined : fieldByKey(`milestone.${read}`);
    if (read === null || field === undefined) {
      notes.push(
        `“${column.header}” holds days past and to come, so it is kept as an extra field: map it to the due or the achieved day of a milestone.`,
      );
      candidates.set(column.index, []);
      continue;
    }
    const slot = names.get(foldWords(name)) ?? name;
    const found: Candidate = {
      column: column.index,
      field,
      ref: { key: field.key, slot },
      confidence: CONFIDENCE,
      reason: `A step of the onboarding: ${field.label} of the milestone “${slot}”.`,
    };
    candidates.set(column.index, [found]);
  }
  return notes;
}

/** True where a column is a step by its header, and its cells are days or say how far it is. */
export function isStepColumn(column: ColumnView): boolean {
  return namesStep(column) && (hasDays(column) || isStatus(column));
}

function sameStep(one: Step, other: Step): boolean {
  return one !== other && foldWords(one.name) === foldWords(other.name);
}

function isFree(found: readonly Candidate[] | undefined): boolean {
  return found !== undefined && (found[0]?.confidence ?? 0) < GOOD;
}

function namesStep({ folded, tally }: ColumnView): boolean {
  return tally.filled > 0 && STEPS.test(folded) && !NO_STEP.test(folded);
}

function hasDays({ tally }: ColumnView): boolean {
  return tally.dates > 0 && tally.dates >= (tally.filled - tally.blankWords) * 0.8;
}

function stepIn(column: ColumnView, context: DateContext): Step | null {
  if (!namesStep(column)) return null;
  const step = stepOf(column.header);
  if (step === null || foldWords(step.name).split(' ').length > LONGEST_NAME) return null;
  const { name, says } = step;
  if (isStatus(column)) return { column, name, property: 'status' };
  const when = whenOf(column, context);
  if (when === null) return null;
  return { column, name, property: says ?? (when === 'past' ? 'achievedDate' : when === 'future' ? 'dueDate' : null) };
}

/** "Done", "In progress", "n/a": how far each customer is with the step. */
function isStatus({ header, tally }: ColumnView): boolean {
  const field = fieldByKey('milestone.status');
  if (field === undefined || tally.dates > 0 || tally.numbers > 0) return false;
  return readValues(field, header, tally.distinct, (text) => isBlankWord(text, 'enum')).share >= 0.8;
}

/** Whether the days of a column have all come, are all to come, or both; null where its cells are no days. */
function whenOf(column: ColumnView, context: DateContext): 'past' | 'future' | 'both' | null {
  const { tally } = column;
  if (!hasDays(column)) return null;
  const field = fieldByKey('milestone.dueDate') ?? null;
  const { dateOrder } = decideReadings(tally, field, column.header, context, column.sheetMark);
  let past = 0;
  let future = 0;
  for (const text of tally.distinct.keys()) {
    const reading = readDate(text, context);
    const day = reading === null ? null : dayOfReading(reading, dateOrder, false);
    if (day === null) continue;
    if (day > context.today) future += 1;
    else past += 1;
  }
  if (tally.distinctFullAt !== null || (past > 0 && future > 0)) return 'both';
  return future > 0 ? 'future' : 'past';
}
