import type { ReactNode } from 'react';
import type { FieldCoverage } from '../../../shared/contract/quality.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import type { TableColumn } from '../../tables/types.ts';
import { defaultView, useTableView } from '../../tables/view.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatCount, formatShare } from '../../ui/formatNumber.ts';
import classes from './Quality.module.css';
import { qualityTexts as texts } from './texts.ts';

const share = ({ filled, of }: FieldCoverage) => (of === 0 ? null : filled / of);

const columns: readonly TableColumn<FieldCoverage>[] = [
  { id: 'label', label: 'Field', kind: 'text', width: 240, value: ({ label }) => label },
  { id: 'table', label: 'Fact', kind: 'choice', width: 140, value: ({ table }) => table, groupable: true },
  {
    id: 'share',
    label: 'Filled',
    kind: 'number',
    width: 220,
    value: share,
    text: (field) => formatShare(share(field) ?? 0),
    isShare: true,
    cell: (field) => (
      <span className={classes.filled}>
        <span className={classes.meter} aria-hidden="true">
          <span style={{ width: formatPercent(share(field) ?? 0) }} />
        </span>
        {share(field) === null ? '' : formatShare(share(field) ?? 0)}
      </span>
    ),
  },
  {
    id: 'filled',
    label: 'Rows with a value',
    kind: 'number',
    width: 150,
    value: ({ filled }) => filled,
    text: ({ filled }) => formatCount(filled),
  },
  { id: 'of', label: 'Rows', kind: 'number', width: 110, value: ({ of }) => of, text: ({ of }) => formatCount(of) },
];

const rowId = ({ table, field }: FieldCoverage) => `${table}.${field}`;

/** A width for the style sheet, whatever the locale. */
function formatPercent(value: number): string {
  return `${Math.round(value * 100)}%`;
}

/** How full each field is over the rows of its fact. */
export function FieldCoverageTable({ fields }: { readonly fields: readonly FieldCoverage[] }): ReactNode {
  const [view, setView] = useTableView('fields', () => defaultView(columns));
  return (
    <DataTable
      id="fields"
      label={texts.fields}
      rows={fields}
      columns={columns}
      rowId={rowId}
      view={view}
      onView={setView}
      empty={<EmptyState title={texts.noFields} explain={texts.noFieldsExplain} />}
    />
  );
}
