/** Keeps the keyboard where the work is when what it stood on leaves the screen with the change it made. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * @param change anything that is another one once the change has reached the screen, such as the answer of a query.
 * @param next what the keyboard goes on with; asked only when the change took the focused element away.
 * @returns to be called with each change that a person makes here: changes from elsewhere move nothing.
 */
export function useFocusAfterLoss(change: unknown, next: () => HTMLElement | null | undefined): () => void {
  const isWaiting = useRef(false);
  const nextOne = useRef(next);
  nextOne.current = next;
  // Ahead of what puts a lost focus at the top of the screen.
  useLayoutEffect(() => {
    if (!isWaiting.current || document.activeElement !== document.body) return;
    isWaiting.current = false;
    nextOne.current()?.focus();
  }, [change]);
  return useCallback(() => {
    isWaiting.current = true;
  }, []);
}
