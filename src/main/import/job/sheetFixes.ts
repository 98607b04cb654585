/** What is read instead of the cells of a sheet: what merged cells say of the rows they cover, and over it what a person corrected. */
import type { SheetPlan } from '../../../shared/fields/types.ts';
import { type CoveredCells, coveredCells, mergesOfWhose } from '../map/mergedDown.ts';
import type { SheetSettings } from './sheetsToImport.ts';
import type { StagedFile } from './stageFile.ts';

/** A plan is never changed, only replaced. */
const KNOWN = new WeakMap<SheetPlan, CoveredCells>();

export function sheetFixes(
  { staging }: Pick<StagedFile, 'staging'>,
  plan: SheetPlan,
  fixes: SheetSettings['fixes'],
): SheetSettings['fixes'] {
  let covered = KNOWN.get(plan);
  if (covered === undefined) {
    const merges = staging.sheets.find(({ index }) => index === plan.sheetIndex)?.end.merges ?? [];
    const telling = mergesOfWhose(merges, plan);
    covered = telling.length === 0 ? new Map() : coveredCells(staging.iterateDecoded(plan.sheetIndex), telling);
    KNOWN.set(plan, covered);
  }
  if (covered.size === 0) return fixes;
  const both = new Map(covered);
  for (const [row, cells] of fixes) both.set(row, new Map([...(covered.get(row) ?? []), ...cells]));
  return both;
}
