/** Filters in a few words: "Enterprise, SMB", "≥ 100,000", "any". Pure. */
import { formatDay } from '../ui/formatDate.ts';
import { formatNumber } from '../ui/formatNumber.ts';
import { isEmptyFilter } from './filterRows.ts';
import { tableTexts as texts } from './texts.ts';
import type { CellValue, Filter, TableColumn } from './types.ts';

const MOST_NAMED = 2;

export function describeFilter<Row>(column: TableColumn<Row>, filter: Filter): string {
  if (isEmptyFilter(filter)) return texts.anyValue;
  switch (filter.kind) {
    case 'text':
      return `“${filter.text}”`;
    case 'choice': {
      const words = filter.values.map((value) => choiceWord(column, value));
      return words.length > MOST_NAMED ? `${words[0]} +${words.length - 1}` : words.join(', ');
    }
    case 'range': {
      const from = boundWord(column, filter.from);
      const to = boundWord(column, filter.to);
      if (from !== null && to !== null) return `${from} – ${to}`;
      return from === null ? `≤ ${to}` : `≥ ${from}`;
    }
  }
}

export function choiceWord<Row>(column: TableColumn<Row>, value: string | null): string {
  return value === null || value === '' ? texts.blank : (column.word?.(value) ?? value);
}

function boundWord<Row>(column: TableColumn<Row>, bound: CellValue): string | null {
  if (bound === null) return null;
  if (column.kind === 'date') return formatDay(String(bound));
  return formatNumber(Number(bound) / (column.fromTyped?.(1) ?? 1), 2);
}
