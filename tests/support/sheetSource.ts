/**
 * Sheets for tests of the import engine, without files: a header of "entity.property" names and rows of plain values go
 * through the same door as staged sheets do.
 */
import { createHash } from 'node:crypto';
import type { DraftFact, Entity, NormalisedRow, NormalisedValue, SheetPlan } from '../../src/shared/fields/types.ts';
import type { SheetSource } from '../../src/main/import/changeset/run.ts';

export type TestCell = NormalisedValue | null;
export interface TestSheet {
  readonly name?: string;
  readonly file?: number;
  readonly sheetIndex?: number;
  readonly entities: readonly Entity[];
  /** "account.name", "contract.endDate@slot", or any other word for an unmapped column. */
  readonly header: readonly string[];
  /** null: blank; "(clear)": erase. */
  readonly rows: readonly (readonly TestCell[])[];
  readonly policy?: SheetSource['policy'];
  readonly isFullExport?: boolean | null;
  readonly fingerprint?: string;
}

export function sheetSource(sheet: TestSheet): SheetSource {
  const { header, rows } = sheet;
  const plan: SheetPlan = {
    sheetIndex: sheet.sheetIndex ?? 0,
    name: sheet.name ?? 'Sheet1',
    hidden: false,
    include: true,
    headerRow: 1,
    headerFromRow: 1,
    firstDataRow: 2,
    lastDataRow: rows.length + 1,
    rowCount: rows.length,
    skipped: [],
    hiddenRows: 0,
    includeHiddenRows: true,
    entities: sheet.entities,
    confidence: 1,
    reason: '',
    warnings: [],
    fingerprint: sheet.fingerprint ?? header.join('|'),
    columns: header.map((text, index) => ({
      index,
      header: text,
      type: 'text',
      field: null,
      confidence: 1,
      reason: '',
      samples: [],
      filled: 0,
      blank: 0,
      distinct: 0,
    })),
  };
  return {
    file: sheet.file ?? 0,
    fileName: `file${sheet.file ?? 0}.xlsx`,
    fileSha256: createHash('sha256').update(JSON.stringify(sheet)).digest('hex'),
    plan,
    policy: sheet.policy ?? 'file wins',
    columnPolicies: new Map(),
    fixes: new Map(),
    isFullExport: sheet.isFullExport ?? null,
    *rows() {
      for (const [index, cells] of rows.entries()) yield { n: index + 2, hidden: false, cells: JSON.stringify(cells) };
    },
    normalise: (row, cells) => normalise(header, row, cells as readonly TestCell[]),
  };
}

function normalise(header: readonly string[], row: number, cells: readonly TestCell[]): NormalisedRow {
  const drafts = new Map<
    string,
    { entity: Entity; slot: string; values: Map<string, NormalisedValue | null>; columns: Map<string, number> }
  >();
  const extra = new Map<string, string>();
  for (const [index, name] of header.entries()) {
    const value = cells[index] ?? null;
    if (value === null) continue;
    const [entity, rest] = name.split('.');
    if (rest === undefined) {
      extra.set(name, String(value));
      continue;
    }
    const [property = '', slot = ''] = rest.split('@');
    const key = `${entity} ${slot}`;
    const draft = drafts.get(key) ?? { entity: entity as Entity, slot, values: new Map(), columns: new Map() };
    draft.values.set(property, value === '(clear)' ? null : value);
    draft.columns.set(property, index);
    drafts.set(key, draft);
  }
  return {
    row,
    facts: [...drafts.values()] satisfies DraftFact[],
    rejected: [],
    extra: extra.size === 0 ? null : JSON.stringify(Object.fromEntries(extra)),
  };
}
