/** What a person said about differences from the book when a sheet like this was last imported. Source: import page, "Changeset": field policy per source. */
import type { FieldPolicy } from '../../../shared/contract/imports.ts';
import type { RememberedMapping, SheetPlan } from '../../../shared/fields/types.ts';
import { rememberedOf } from '../map/nthHeaders.ts';
import { DEFAULT_SETTINGS, type SheetSettings } from './sheetsToImport.ts';

/** @returns settings with the policies of the mapping, columns found again by header; null where it names none. */
export function rememberedPolicies(plan: SheetPlan, remembered: RememberedMapping): SheetSettings | null {
  const { policy } = remembered;
  const found = rememberedOf(plan.columns, remembered);
  const columnPolicies = new Map(
    plan.columns.flatMap(({ index }, at): readonly (readonly [number, FieldPolicy])[] => {
      const own = found[at]?.policy;
      return own === undefined ? [] : [[index, own]];
    }),
  );
  if (policy === undefined && columnPolicies.size === 0) return null;
  return { ...DEFAULT_SETTINGS, policy: policy ?? DEFAULT_SETTINGS.policy, columnPolicies };
}
