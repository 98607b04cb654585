/** What became of a row, as the preview shows it: per fact and field, old and new. */
import type { ChangeRow, FactChange, FactValue, FieldChange } from '../../../shared/contract/imports.ts';
import { FACT_TABLES, type FactColumn, peopleColumn, type Stored } from '../../book/importing/factColumns.ts';
import type { ExtraChange, FactOutcome, ImportRun, RowReport } from '../changeset/run.ts';
import { rowIdOf } from '../changeset/run.ts';

/** Columns that name a fact best, per entity; the first filled one is taken. */
const NAMES: Readonly<Record<FactOutcome['entity'], readonly string[]>> = {
  account: ['name'],
  contract: ['product', 'externalId', 'endDate'],
  stakeholder: ['name'],
  milestone: ['title'],
  pulse: ['date', 'value'],
  touch: ['date', 'channel'],
  survey: ['kind', 'askedDate'],
  usage: ['periodStartDate', 'feature'],
  ticket: ['externalId', 'openedDate'],
  forecast: ['category', 'date'],
};

export function describeRow(report: RowReport, run: Pick<ImportRun, 'accounts'>): ChangeRow {
  const { sheet, row, kind, outcomes, rejected, notes } = report;
  return {
    id: rowIdOf(sheet.file, sheet.plan.sheetIndex, row),
    file: sheet.file,
    sheet: sheet.plan.sheetIndex,
    sheetName: sheet.plan.name,
    row,
    kind,
    facts: outcomes.map((outcome) => describeFact(outcome, report, run)),
    notes: [...notes, ...rejected.map((cell) => cell.message)],
  };
}

function describeFact(outcome: FactOutcome, { sheet }: RowReport, run: Pick<ImportRun, 'accounts'>): FactChange {
  const { columns } = FACT_TABLES[outcome.entity];
  const header = (property: string): string => {
    const index = outcome.draft?.columns.get(property);
    return index === undefined ? '' : (sheet.plan.columns.find((column) => column.index === index)?.header ?? '');
  };
  const field = (at: number, old: Stored, now: Stored, verdict: FieldChange['verdict']): FieldChange | null => {
    const column = columns[at];
    // Ids of other facts say nothing to a person; the label does.
    if (column === undefined || column.kind === 'reference' || at === peopleColumn(outcome.entity)) return null;
    return {
      name: column.property,
      header: header(column.property),
      old: shown(column, old),
      new: shown(column, now),
      verdict,
    };
  };
  const fields =
    outcome.kind === 'new'
      ? outcome.values.map((value, at) =>
          value === undefined || value === null ? null : field(at, null, value, 'set'),
        )
      : outcome.verdicts.map((verdict) =>
          verdict.verdict === 'same' ? null : field(verdict.at, verdict.old, verdict.new, verdict.verdict),
        );
  const { extra } = outcome;
  return {
    entity: outcome.entity,
    label: labelOf(outcome, run),
    factId: outcome.kind === 'new' ? null : String(outcome.id),
    kind: outcome.kind,
    fields: [
      ...fields.filter((entry) => entry !== null),
      ...(extra === null || outcome.kind === 'new' ? [] : extraFields(extra)),
    ],
    extras: extra === null || outcome.kind !== 'new' ? 0 : textsOf(extra.after).size,
  };
}

/** Unmapped columns are part of what an import changes: a row that differs in nothing else would look unchanged. */
function extraFields({ before, after }: ExtraChange): readonly FieldChange[] {
  const known = textsOf(before);
  return [...textsOf(after)].flatMap(([header, text]): FieldChange[] =>
    known.get(header) === text
      ? []
      : [{ name: `extra.${header}`, header, old: known.get(header) ?? null, new: text, verdict: 'set' }],
  );
}

/** Header -> text. */
function textsOf(json: string | null): ReadonlyMap<string, string> {
  return new Map(json === null ? [] : Object.entries(JSON.parse(json) as Readonly<Record<string, string>>));
}

function labelOf(outcome: FactOutcome, run: Pick<ImportRun, 'accounts'>): string {
  const { at } = FACT_TABLES[outcome.entity];
  const value = (property: string): Stored => {
    const index = at.get(property) ?? -1;
    return outcome.values[index] ?? outcome.verdicts.find((verdict) => verdict.at === index)?.new ?? null;
  };
  const own = NAMES[outcome.entity]
    .map(value)
    .filter((text) => text !== null)
    .slice(0, 2)
    .join(' ');
  const account = run.accounts.get(Number(value('accountId')))?.name;
  return account === undefined ? own : `${String(account)}: ${own === '' ? outcome.entity : own}`;
}

function shown(column: FactColumn, value: Stored): FactValue {
  if (value === null) return null;
  if (column.kind === 'boolean') return value === 1;
  return column.kind === 'roles' ? (JSON.parse(String(value)) as string[]) : value;
}
