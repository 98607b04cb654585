/** Lays mappings over the plan of a staged file: those handed in, then what the book remembers. */
import type { RememberedMapping, SheetPlan } from '../../../shared/fields/types.ts';
import { applyMapping, mappingFor } from '../map/applyMapping.ts';
import type { JobFile } from './plannedFile.ts';
import { rememberedPolicies } from './rememberedPolicies.ts';
import type { SheetSettings } from './sheetsToImport.ts';
import type { StagedFile } from './stageFile.ts';

export interface Mappings {
  /** From a mapping file: taken for every sheet that looks alike. */
  readonly given: readonly RememberedMapping[];
  readonly kept: readonly RememberedMapping[];
  /** Whether memory is taken up for look-alike headers (a person sees it) or only for equal ones (nobody does). */
  readonly likeness: 'alike' | 'equal';
}

/** @returns the plan, the positions of the sheets that took a mapping up, and the policies that came with it. */
export function withMappings(
  file: Pick<StagedFile, 'plan' | 'sheets'>,
  mappings: Mappings,
): Pick<JobFile, 'plan' | 'remembered' | 'settings'> {
  const remembered = new Set<number>();
  const settings = new Map<number, SheetSettings>();
  const sheets = file.plan.sheets.map((sheet, index): SheetPlan => {
    const staged = file.sheets[index];
    const mapping = mappingFor(sheet.fingerprint, mappings.given) ?? fromMemory(sheet, mappings);
    if (staged === undefined || mapping === null || sheet.rowCount === 0) return sheet;
    remembered.add(sheet.sheetIndex);
    const policies = rememberedPolicies(sheet, mapping);
    if (policies !== null) settings.set(sheet.sheetIndex, policies);
    return applyMapping(sheet, mapping, staged.viewed, staged.options, file.plan.file);
  });
  return { plan: { ...file.plan, sheets }, remembered, settings };
}

function fromMemory(sheet: SheetPlan, { kept, likeness }: Mappings): RememberedMapping | null {
  const equal = kept.find((mapping) => mapping.fingerprint === sheet.fingerprint);
  return equal ?? (likeness === 'alike' ? mappingFor(sheet.fingerprint, kept) : null);
}
