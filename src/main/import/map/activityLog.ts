/**
 * Which rows of a log of activities are touches. CRM systems keep to-dos and notes in the same list as calls and meetings; nobody
 * was met by them, and a person who looks touched would silence the rules about silence. Source: domain page, "Facts" (touch).
 */
import { foldWords } from '../../../shared/fields/fold.ts';
import type { ColumnPlan, Entity, SheetChoices } from '../../../shared/fields/types.ts';
import type { SheetView } from './sheetView.ts';

/** Folded, in the languages of the catalogue. */
const NO_CONTACT =
  /^(?:tasks?|to ?do|(?:internal |crm )?notes?|reminder|aufgaben?|(?:interne )?notiz(?:en)?|erinnerung|taches?|note interne|rappel|tareas?|notas?(?: internas?)?|recordatorio|tarefas?|lembrete|taak|taken|notities?|notitie|herinnering|promemoria|attivita interna|compit[oi])$/;

export interface ActivityRuling {
  readonly rows: NonNullable<SheetChoices['rowFilter']>;
  readonly warning: string;
}

/** The rows to take in, and why; null where every row may be a touch, or none would be left. */
export function ruleActivities(
  view: SheetView,
  main: Entity | null,
  columns: readonly ColumnPlan[],
): ActivityRuling | null {
  if (main !== 'touch') return null;
  const channel = columns.find(({ field }) => field?.key === 'touch.channel');
  const tally = channel === undefined ? undefined : view.columns[channel.index]?.tally;
  if (channel === undefined || tally === undefined || tally.distinctFullAt !== null) return null;
  const kinds = [...tally.distinct];
  const out = kinds.filter(([kind]) => NO_CONTACT.test(foldWords(kind)));
  if (out.length === 0 || out.length === kinds.length) return null;
  const keep = kinds.filter((kind) => !out.includes(kind)).map(([kind]) => kind);
  const count = out.reduce((sum, [, times]) => sum + times, 0);
  const named = out.map(([kind, times]) => `${times} “${kind}”`).join(', ');
  return {
    rows: { column: channel.index, keep: tally.blank > 0 ? [...keep, ''] : keep },
    warning: `${count} rows are to-dos or notes by “${channel.header}” (${named}): nobody was met by them, so they stay out unless you tick them.`,
  };
}
