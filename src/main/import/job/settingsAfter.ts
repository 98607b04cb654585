/** Policies, cell fixes and "this is a full export", kept beside the plan. */
import type { PlanChange } from '../../../shared/contract/imports.ts';
import { DEFAULT_SETTINGS, type SheetSettings } from './sheetsToImport.ts';

export function settingsAfter(
  all: ReadonlyMap<number, SheetSettings>,
  change: PlanChange,
): ReadonlyMap<number, SheetSettings> {
  const now = all.get(change.sheet) ?? DEFAULT_SETTINGS;
  const next = changed(now, change);
  return next === now ? all : new Map([...all, [change.sheet, next]]);
}

function changed(now: SheetSettings, change: PlanChange): SheetSettings {
  switch (change.kind) {
    case 'policy':
      return change.column === null
        ? { ...now, policy: change.policy }
        : { ...now, columnPolicies: new Map([...now.columnPolicies, [change.column, change.policy]]) };
    case 'fullExport':
      return { ...now, isFullExport: change.isFullExport };
    case 'fixCell': {
      const row = new Map(now.fixes.get(change.row));
      if (change.text === null) row.delete(change.column);
      else row.set(change.column, change.text);
      return { ...now, fixes: new Map([...now.fixes, [change.row, row]]) };
    }
    default:
      return now;
  }
}
