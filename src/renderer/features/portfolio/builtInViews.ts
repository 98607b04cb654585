/** The views that every book has. */
import type { PortfolioRow } from '../../../shared/contract/portfolio.ts';
import type { ColumnFilter, TableColumn, TableView } from '../../tables/types.ts';
import { defaultView } from '../../tables/view.ts';
import { builtInViews as names } from './texts.ts';

const ACTIVE: ColumnFilter = { column: 'status', filter: { kind: 'choice', values: ['active'] } };
const BY_ARR = [{ id: 'arr', desc: true }];
const BY_DECISION = [{ id: 'decision', desc: false }];

function only(column: string, value: string): ColumnFilter {
  return { column, filter: { kind: 'choice', values: [value] } };
}

export interface NamedView {
  readonly name: string;
  readonly view: TableView;
}

export function builtInViews(columns: readonly TableColumn<PortfolioRow>[]): readonly [NamedView, ...NamedView[]] {
  const make = (overrides: Partial<TableView>) =>
    defaultView(columns, { sorting: BY_ARR, filters: [ACTIVE], ...overrides });
  return [
    { name: names.active, view: make({}) },
    { name: names.all, view: make({ filters: [] }) },
    {
      name: names.soon,
      view: make({
        sorting: BY_DECISION,
        filters: [ACTIVE, { column: 'days', filter: { kind: 'range', from: null, to: 90 } }],
      }),
    },
    { name: names.red, view: make({ filters: [ACTIVE, only('band', 'red')] }) },
    { name: names.watermelons, view: make({ filters: [ACTIVE, only('watermelon', 'yes')] }) },
    { name: names.unproven, view: make({ filters: [ACTIVE, only('band', 'unproven')] }) },
  ];
}
