/** A plan as `quarterbook inspect` prints it. Source: cli page, `inspect`. */
import { datesSentence } from '../../shared/fields/rowsPeriod.ts';
import type { ColumnType, Entity, ImportPlan } from '../../shared/fields/types.ts';

/** One column as `quarterbook inspect --json` prints it. */
export interface InspectedColumn {
  readonly index: number;
  readonly header: string;
  readonly type: ColumnType;
  readonly dateOrder?: string;
  readonly decimal?: string;
  readonly field: string | null;
  readonly confidence: number;
  readonly samples: readonly string[];
  readonly [more: string]: unknown;
}

export interface Inspection {
  readonly file: string;
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly headerRow: number | null;
    readonly rowCount: number;
    readonly columns: readonly InspectedColumn[];
    readonly entities: readonly Entity[];
    readonly warnings: readonly string[];
    readonly [more: string]: unknown;
  }[];
  readonly [more: string]: unknown;
}

/** The JSON of `quarterbook inspect`; names are fixed by the cli page, more are added. */
export function toInspection(plan: ImportPlan): Inspection {
  return {
    file: plan.file,
    format: plan.format,
    ...(plan.encoding === undefined ? {} : { encoding: plan.encoding }),
    ...(plan.delimiter === undefined ? {} : { delimiter: plan.delimiter }),
    sheets: plan.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      headerRow: sheet.headerRow,
      rowCount: sheet.rowCount,
      columns: sheet.columns.map((column) => ({
        index: column.index,
        header: column.header,
        type: column.type,
        ...(column.dateOrder === undefined ? {} : { dateOrder: column.dateOrder }),
        ...(column.decimal === undefined ? {} : { decimal: column.decimal }),
        field: column.field?.key ?? null,
        confidence: column.confidence,
        samples: column.samples,
        reason: column.reason,
        ...(column.field?.slot === undefined ? {} : { slot: column.field.slot }),
        ...(column.field?.period === undefined ? {} : { period: column.field.period }),
        ...(column.currency === undefined ? {} : { currency: column.currency }),
        ...(column.ambiguity === undefined ? {} : { ambiguity: column.ambiguity }),
      })),
      entities: sheet.entities,
      warnings: sheet.warnings,
      skipped: sheet.skipped,
      ...(sheet.rowFilter === undefined ? {} : { rowFilter: sheet.rowFilter }),
      include: sheet.include,
      reason: sheet.reason,
      ...(sheet.period === undefined ? {} : { period: sheet.period }),
      dates: datesSentence(sheet),
    })),
    warnings: plan.warnings,
  };
}
