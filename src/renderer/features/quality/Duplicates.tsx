import { useNavigate } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import type { DuplicatePair } from '../../../shared/contract/quality.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import type { TableColumn } from '../../tables/types.ts';
import { defaultView, useTableView } from '../../tables/view.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { qualityTexts as texts } from './texts.ts';

const columns: readonly TableColumn<DuplicatePair>[] = [
  { id: 'a', label: 'One', kind: 'text', width: 240, value: ({ a }) => [a.name, a.detail].filter(Boolean).join(' · ') },
  {
    id: 'b',
    label: 'Other',
    kind: 'text',
    width: 240,
    value: ({ b }) => [b.name, b.detail].filter(Boolean).join(' · '),
  },
  { id: 'because', label: 'Because', kind: 'text', width: 320, value: ({ because }) => because },
  {
    id: 'table',
    label: 'Fact',
    kind: 'choice',
    width: 120,
    value: ({ table }) => (table === 'stakeholder' ? 'person' : table),
    groupable: true,
  },
];

const rowId = ({ table, a, b }: DuplicatePair) => `${table} ${a.id} ${b.id}`;

/** Accounts and people that look like the same one, with the reason. */
export function Duplicates({ pairs }: { readonly pairs: readonly DuplicatePair[] }): ReactNode {
  const navigate = useNavigate();
  const [view, setView] = useTableView('duplicates', () => defaultView(columns));
  const open = useCallback(
    (pair: DuplicatePair) => void navigate({ to: '/account/$id', params: { id: pair.a.accountId } }),
    [navigate],
  );
  return (
    <DataTable
      id="duplicates"
      label={texts.duplicates}
      rows={pairs}
      columns={columns}
      rowId={rowId}
      view={view}
      onView={setView}
      onOpen={open}
      empty={<EmptyState title={texts.noDuplicates} explain={texts.noDuplicatesExplain} />}
    />
  );
}
