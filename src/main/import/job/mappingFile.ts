/** Mapping files: what was settled about the columns of a sheet, as JSON to hand to a colleague. Nothing in it is executed. */
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import { ENTITIES, type SheetPlan } from '../../../shared/fields/types.ts';

const text = z.string().max(32_767);
const column = z.looseObject({
  index: z.int().min(0).max(16_384),
  header: text,
  field: z.nullable(z.looseObject({ key: z.string().max(100), slot: z.string().max(100).optional(), period: z.looseObject({ startDate: z.string().max(10), days: z.int().min(1).max(3660) }).optional() })),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/).optional(),
  valueMap: z.record(z.string().max(1000), z.string().max(200)).optional(),
});
const sheet = z.looseObject({
  name: text,
  include: z.boolean(),
  entities: z.array(z.enum(ENTITIES)),
  fingerprint: z.string().max(20_000),
  columns: z.array(column).max(2000),
  defaults: z.record(z.string().max(100), z.string().max(1000)).optional(),
});
const mappingFile = z.looseObject({ quarterbookMapping: z.literal(1), sheets: z.array(sheet).min(1).max(200) });

/** @throws AppError import/not-a-mapping. */
export function parseMappingFile(content: string, name: string): readonly SheetPlan[] {
  const parsed = mappingFile.safeParse(asJson(content));
  if (!parsed.success) {
    throw new AppError('import/not-a-mapping', `"${name}" is not a mapping file of Quarterbook. Export one from the list of remembered mappings.`, { file: name, reason: parsed.error.issues[0]?.message ?? '' });
  }
  // Counts and samples of the sheet it was made from mean nothing elsewhere; only what a mapping decides is read from it.
  return parsed.data.sheets.map((entry) => ({ ...emptySheet, ...entry, columns: entry.columns.map((one) => ({ ...emptyColumn, ...one })) }) as SheetPlan);
}

export function mappingFileText(sheets: readonly SheetPlan[]): string {
  const slim = sheets.map((plan) => ({
    name: plan.name,
    include: plan.include,
    entities: plan.entities,
    fingerprint: plan.fingerprint,
    ...(plan.defaults === undefined ? {} : { defaults: plan.defaults }),
    columns: plan.columns.map(({ index, header, field, dateOrder, decimal, currency, valueMap }) => ({ index, header, field, dateOrder, decimal, currency, valueMap })),
  }));
  return `${JSON.stringify({ quarterbookMapping: 1, sheets: slim }, null, 2)}\n`;
}

const emptyColumn = { type: 'text', confidence: 1, reason: '', samples: [], filled: 0, blank: 0, distinct: 0 } as const;
const emptySheet = {
  sheetIndex: 0, hidden: false, headerRow: null, headerFromRow: null, firstDataRow: null, lastDataRow: null, rowCount: 0, skipped: [], hiddenRows: 0, includeHiddenRows: true, confidence: 1, reason: '', warnings: [],
} as const;

function asJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
