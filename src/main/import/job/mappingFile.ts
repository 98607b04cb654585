/** Mapping files: what was settled about the columns of a sheet, as JSON to hand to a colleague. Nothing in it is executed. */
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import { ENTITIES, FIELD_POLICIES, type RememberedMapping } from '../../../shared/fields/types.ts';

const field = z.strictObject({
  key: z.string().max(100),
  slot: z.string().max(100).optional(),
  per: z.enum(['month', 'quarter', 'term']).optional(),
  unit: z.enum(['weeks', 'months', 'years']).optional(),
  period: z
    .strictObject({ startDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), days: z.int().min(1).max(3660) })
    .optional(),
});
const column = z.strictObject({
  header: z.string().max(32_767),
  nth: z.int().min(0).max(16_384),
  field: field.nullable(),
  valueMap: z.record(z.string().max(1000), z.string().max(200)).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  policy: z.enum(FIELD_POLICIES).optional(),
});
const mapping = z.strictObject({
  fingerprint: z.string().max(20_000),
  main: z.enum(ENTITIES).nullable(),
  columns: z.array(column).max(2000),
  defaults: z.record(z.string().max(100), z.string().max(1000)).optional(),
  accounts: z.record(z.string().max(1000), z.string().max(1000)).optional(),
  rowFilter: z
    .strictObject({
      header: z.string().max(32_767),
      nth: z.int().min(0).max(16_384),
      keep: z.array(z.string().max(2000)).max(1000),
    })
    .optional(),
  policy: z.enum(FIELD_POLICIES).optional(),
});
const mappingFile = z.strictObject({
  quarterbookMapping: z.literal(1),
  sheets: z
    .array(z.strictObject({ sheet: z.string().max(1000), mapping }))
    .min(1)
    .max(200),
});

export interface NamedMapping {
  readonly sheet: string;
  readonly mapping: RememberedMapping;
}

/** @throws AppError import/not-a-mapping. */
export function parseMappingFile(content: string, name: string): readonly NamedMapping[] {
  const parsed = mappingFile.safeParse(asJson(content));
  if (!parsed.success) {
    throw new AppError(
      'import/not-a-mapping',
      `"${name}" is not a mapping file of Quarterbook. Export one from the list of remembered mappings.`,
      { file: name, reason: parsed.error.issues[0]?.message ?? '' },
    );
  }
  return parsed.data.sheets;
}

export function mappingFileText(sheets: readonly NamedMapping[]): string {
  return `${JSON.stringify({ quarterbookMapping: 1, sheets: sheets.map(({ sheet, mapping: one }) => ({ sheet, mapping: one })) }, null, 2)}\n`;
}

function asJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
