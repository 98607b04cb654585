/**
 * Keyboard in a grid: one cell is in the tab order and takes the focus; arrows move it. Row -1 is the header.
 * The focused row is always drawn, so the focus survives scrolling.
 */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

export interface GridPlace {
  /** -1 is the header. */
  readonly row: number;
  readonly column: number;
}

interface Options {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly pageRows: number;
  readonly start: GridPlace;
  readonly showRow: (row: number) => void;
  readonly onEnter: (place: GridPlace, event: KeyboardEvent) => void;
  /** Left or right on a group row closes or opens it; true when it was one. */
  readonly onFold: (row: number, open: boolean) => boolean;
}

export interface GridKeys {
  readonly active: GridPlace;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: React.FocusEvent) => void;
  readonly focus: (place: GridPlace) => void;
}

export function useGridKeys({
  grid,
  rowCount,
  columnCount,
  pageRows,
  start,
  showRow,
  onEnter,
  onFold,
}: Options): GridKeys {
  const [active, setActive] = useState<GridPlace>(start);
  const mustFocus = useRef(false);
  const place = clamp(active, rowCount, columnCount);

  const focus = useCallback(
    (next: GridPlace) => {
      const target = clamp(next, rowCount, columnCount);
      mustFocus.current = true;
      if (target.row >= 0) showRow(target.row);
      setActive({ ...target });
    },
    [rowCount, columnCount, showRow],
  );

  useEffect(() => {
    if (!mustFocus.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-place="${place.row}:${place.column}"]`);
    if (cell === null || cell === undefined) return;
    mustFocus.current = false;
    cell.focus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !isCell(event.target)) return;
    const edge = event.ctrlKey || event.metaKey;
    const to = nextPlace(event.key, edge, place, { rowCount, columnCount, pageRows });
    if (to !== null) {
      event.preventDefault();
      const folds = !edge && place.row >= 0 && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
      if (folds && onFold(place.row, event.key === 'ArrowRight')) return;
      focus(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onEnter(place, event);
    } else if (event.key === ' ') {
      event.preventDefault();
      const control = event.target.querySelector<HTMLElement>('button, a');
      if (control === null) onEnter(place, event);
      else control.click();
    }
  };

  const onFocus = (event: React.FocusEvent) => {
    const cell = event.target.closest<HTMLElement>('[data-place]');
    const [row, column] = (cell?.dataset['place'] ?? '').split(':').map(Number);
    if (row !== undefined && column !== undefined && (row !== place.row || column !== place.column))
      setActive({ row, column });
  };

  return { active: place, onKeyDown, onFocus, focus };
}

function isCell(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.dataset['place'] !== undefined;
}

function clamp({ row, column }: GridPlace, rowCount: number, columnCount: number): GridPlace {
  return { row: Math.max(-1, Math.min(row, rowCount - 1)), column: Math.max(0, Math.min(column, columnCount - 1)) };
}

/** Where a key leads from a place; null when the key does not move. Pure. */
export function nextPlace(
  key: string,
  toEdge: boolean,
  { row, column }: GridPlace,
  size: { readonly rowCount: number; readonly columnCount: number; readonly pageRows: number },
): GridPlace | null {
  switch (key) {
    case 'ArrowDown':
      return { row: toEdge ? size.rowCount - 1 : row + 1, column };
    case 'ArrowUp':
      return { row: toEdge ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: toEdge ? size.columnCount - 1 : column + 1 };
    case 'ArrowLeft':
      return { row, column: toEdge ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + size.pageRows, column };
    case 'PageUp':
      return { row: Math.max(0, row - size.pageRows), column };
    case 'Home':
      return { row: toEdge ? 0 : row, column: 0 };
    case 'End':
      return { row: toEdge ? size.rowCount - 1 : row, column: size.columnCount - 1 };
    default:
      return null;
  }
}
