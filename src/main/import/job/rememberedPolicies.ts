/** What a person said about differences from the book when a sheet like this was last imported. Source: import page, "Changeset": field policy per source. */
import type { FieldPolicy } from '../../../shared/contract/imports.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { RememberedMapping, SheetPlan } from '../../../shared/fields/types.ts';
import { DEFAULT_SETTINGS, type SheetSettings } from './sheetsToImport.ts';

/** @returns settings with the policies of the mapping, columns found again by header; null where it names none. */
export function rememberedPolicies(plan: SheetPlan, { policy, columns }: RememberedMapping): SheetSettings | null {
  const known = new Map(columns.map((column) => [`${column.header}|${column.nth}`, column.policy]));
  const counts = new Map<string, number>();
  const columnPolicies = new Map<number, FieldPolicy>();
  for (const column of plan.columns) {
    const header = foldHeader(column.header);
    const nth = counts.get(header) ?? 0;
    counts.set(header, nth + 1);
    const own = known.get(`${header}|${nth}`);
    if (own !== undefined) columnPolicies.set(column.index, own);
  }
  if (policy === undefined && columnPolicies.size === 0) return null;
  return { ...DEFAULT_SETTINGS, policy: policy ?? DEFAULT_SETTINGS.policy, columnPolicies };
}
