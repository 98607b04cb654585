/** How far the name of a sheet, of its file or its title says what the rows are. Source: import page, "Recognise". */
import { ENTITY_NAME_WORDS } from '../../../shared/fields/entityWords.ts';
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import { isNameless, keyedBy, listsCustomerProjects } from './foreignSheets.ts';
import { listsRenewalDeals } from './salesPipeline.ts';
import type { SheetView } from './sheetView.ts';

/** What a sheet or file whose whole name is the word scores. */
export const PLAINLY_NAMED = 2.4;

/** 0 where no name says it, up to 3 for a name that is the very word. */
export function nameScore(view: SheetView, entity: Entity): number {
  const score = writtenScore(view, entity);
  const isKeyed = score < KEYED_SCORE && KEYED[entity]?.has(keyedBy(view) ?? '') === true;
  return isKeyed && !ENTITIES.some((other) => writtenScore(view, other) >= 1) ? KEYED_SCORE : score;
}

function writtenScore(view: SheetView, entity: Entity): number {
  const isGeneric = isNameless(view);
  const sheet = wordScore(view.sheetName, entity);
  const file = wordScore(view.fileName, entity) * (isGeneric ? 0.8 : 0.25);
  const title = view.titles.length < 300 ? wordScore(view.titles, entity) * 0.4 : 0;
  const renewals = entity === 'contract' && listsRenewalDeals(view) ? KEYED_SCORE : 0;
  const project = entity === 'milestone' && listsCustomerProjects(view) ? PLAINLY_NAMED : 0;
  return Math.max(sheet, file, title, project, renewals);
}

/** Where no name says what the rows are, what the first column numbers does: those of "Meeting ID" are meetings. */
const KEYED: Readonly<Partial<Record<Entity, ReadonlySet<string>>>> = {
  touch: new Set(['meeting', 'call', 'touchpoint', 'touch', 'interaction']),
  milestone: new Set(['milestone', 'task', 'objective', 'deliverable']),
  ticket: new Set(['ticket', 'case', 'incident', 'support ticket', 'support case']),
  survey: new Set(['survey', 'response', 'survey response', 'nps response']),
  contract: new Set(['contract', 'subscription', 'renewal']),
};
const KEYED_SCORE = 1.4;

/** 3 for a name that is the word, 2 for one that ends or starts with it, 1 for one that has it. */
function wordScore(name: string, entity: Entity): number {
  let best = 0;
  for (const word of ENTITY_NAME_WORDS[entity]) {
    if (name === word) best = Math.max(best, 3);
    else if (name.endsWith(` ${word}`)) best = Math.max(best, 1.8 + Math.min(0.4, word.length / 40));
    else if (` ${name} `.includes(` ${word} `))
      // "Account emails", "Customer health": the word only says whose.
      best = Math.max(best, entity === 'account' ? 0.5 : 1 + Math.min(0.4, word.length / 40));
  }
  return best;
}
