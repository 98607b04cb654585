/**
 * Takes a remembered mapping up: the columns of a look-alike sheet get the fields, value lists and readings a person settled
 * on before, also when columns moved or were added. Source: import page, "Map".
 */
import { fingerprintLikeness } from '../../../shared/fields/fingerprint.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { ColumnPlan, SheetPlan } from '../../../shared/fields/types.ts';

/** Share of common columns from which a sheet looks alike enough. */
const ALIKE_FROM = 0.6;

/** The best remembered plan for a sheet; null when none looks alike. An equal header beats every likeness. */
export function findMapping(sheet: SheetPlan, remembered: readonly SheetPlan[]): SheetPlan | null {
  let best: SheetPlan | null = null;
  let likeness = ALIKE_FROM;
  for (const plan of remembered) {
    const now = fingerprintLikeness(sheet.fingerprint, plan.fingerprint);
    if (now >= likeness && (best === null || now > likeness)) {
      best = plan;
      likeness = now;
    }
  }
  return best;
}

/** The sheet's plan with what the mapping knows of its columns; header row, rows and counts stay those of the sheet. */
export function useMapping(sheet: SheetPlan, mapping: SheetPlan): SheetPlan {
  const known = new Map<string, ColumnPlan[]>();
  for (const column of mapping.columns) known.set(foldHeader(column.header), [...(known.get(foldHeader(column.header)) ?? []), column]);
  const columns = sheet.columns.map((column) => {
    const same = known.get(foldHeader(column.header)) ?? [];
    const match = same.find((candidate) => candidate.index === column.index) ?? same[0];
    return match === undefined ? column : mappedColumn(column, match);
  });
  const isNew = sheet.fingerprint !== mapping.fingerprint;
  return {
    ...sheet,
    columns,
    include: mapping.include,
    entities: isNew ? [...new Set([...mapping.entities, ...sheet.entities])] : mapping.entities,
    ...(mapping.defaults === undefined ? {} : { defaults: { ...sheet.defaults, ...mapping.defaults } }),
  };
}

function mappedColumn(column: ColumnPlan, known: ColumnPlan): ColumnPlan {
  const { ambiguity, ...rest } = column;
  // What the cells of this file decide beats memory; memory answers only what they leave open.
  const dateOrder = column.dateOrder ?? (ambiguity?.kind === 'dateOrder' ? known.dateOrder : undefined);
  const decimal = column.decimal ?? (ambiguity?.kind === 'decimal' ? known.decimal : undefined);
  const isOpen = (ambiguity?.kind === 'dateOrder' && dateOrder === undefined) || (ambiguity?.kind === 'decimal' && decimal === undefined);
  const valueMap = known.valueMap === undefined && column.valueMap === undefined ? undefined : { ...column.valueMap, ...known.valueMap };
  return {
    ...rest,
    field: known.field,
    confidence: 1,
    reason: 'Mapped so in an earlier import with this header.',
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(column.currency === undefined && known.currency !== undefined ? { currency: known.currency } : {}),
    ...(valueMap === undefined ? {} : { valueMap }),
    ...(ambiguity !== undefined && isOpen ? { ambiguity } : {}),
  };
}
