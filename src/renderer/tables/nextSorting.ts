import type { SortedBy, TableColumn } from './types.ts';

/**
 * The order after a click on a header: up, down, off; numbers start with the largest.
 * @param add keeps the earlier orders, so that the column sorts within them.
 */
export function nextSorting<Row>(
  sorting: readonly SortedBy[],
  column: TableColumn<Row>,
  add: boolean,
): readonly SortedBy[] {
  const firstDesc = column.kind === 'number';
  const current = sorting.find(({ id }) => id === column.id);
  const others = add ? sorting.filter(({ id }) => id !== column.id) : [];
  if (current === undefined) return [...others, { id: column.id, desc: firstDesc }];
  if (current.desc !== firstDesc) return others;
  const flipped = { id: column.id, desc: !firstDesc };
  return add ? sorting.map((sort) => (sort.id === column.id ? flipped : sort)) : [flipped];
}
