/** What the app's tables use of TanStack Table: sorting, grouping, expanding. Filters and order of columns are plain data of the view. */
import {
  columnGroupingFeature,
  createExpandedRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  type Row,
} from '@tanstack/react-table';

export const features = tableFeatures({
  rowSortingFeature,
  columnGroupingFeature,
  rowExpandingFeature,
  sortedRowModel: createSortedRowModel(),
  groupedRowModel: createGroupedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});

export type Features = typeof features;
export type GridRow<Data extends object> = Row<Features, Data>;
