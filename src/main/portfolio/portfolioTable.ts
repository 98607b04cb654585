/**
 * The portfolio as a table to export: headers that the import recognises for what the book holds, then the computed
 * columns, then the extra ones. One row per account.
 */
import { extraText } from '../../shared/fields/extraText.ts';
import { computedHeader } from '../../shared/fields/computedColumn.ts';
import type { PortfolioRow } from '../../shared/contract/portfolio.ts';
import type { ExportCell, ExportColumn, TableToExport } from '../export/tableToExport.ts';

interface Column extends ExportColumn {
  readonly cell: (row: PortfolioRow) => ExportCell;
}

const FIXED: readonly Column[] = [
  { label: 'Account', type: 'text', cell: (row) => row.name },
  { label: 'Account ID', type: 'text', cell: (row) => row.externalId },
  { label: 'Domain', type: 'text', cell: (row) => row.domain },
  { label: 'Segment', type: 'text', cell: (row) => row.segment },
  { label: 'Industry', type: 'text', cell: (row) => row.industry },
  { label: 'Region', type: 'text', cell: (row) => row.region },
  { label: 'Lifecycle stage', type: 'text', cell: (row) => row.lifecycleStage },
  { label: 'CSM', type: 'text', cell: (row) => row.csm },
  { label: 'Renewal owner', type: 'text', cell: (row) => row.renewalOwner },
  { label: 'Fit', type: 'text', cell: (row) => row.fit },
  { label: 'Account status', type: 'text', cell: (row) => row.status },
  { label: computedHeader('Active ARR'), type: 'money', currencyColumn: 12, cell: (row) => row.arrMinor },
  { label: computedHeader('Currency of active ARR'), type: 'text', cell: (row) => row.currency },
  { label: computedHeader('Decision date'), type: 'date', cell: (row) => row.decisionDate },
  { label: computedHeader('Days to decision'), type: 'number', cell: (row) => row.daysToDecision },
  { label: computedHeader('Next contract end'), type: 'date', cell: (row) => row.contractEndDate },
  { label: computedHeader('Score'), type: 'number', cell: (row) => row.displayScore },
  { label: computedHeader('Coverage'), type: 'percent', cell: (row) => row.coverage },
  { label: computedHeader('Freshness'), type: 'percent', cell: (row) => row.freshness },
  { label: computedHeader('Band'), type: 'text', cell: (row) => row.band },
  { label: computedHeader('Exceptions'), type: 'text', cell: (row) => row.exceptions.join('; ') },
  { label: computedHeader('Watermelon'), type: 'text', cell: (row) => row.watermelon },
];

export function portfolioTable(rows: readonly PortfolioRow[], extraColumns: readonly string[]): TableToExport {
  const extra = extraColumns.map((label): Column => ({
    label,
    type: 'text',
    cell: (row) => extraText(row.extra, label),
  }));
  const columns = [...FIXED, ...extra];
  return { columns, rows: rows.map((row) => columns.map((column) => column.cell(row))) };
}
