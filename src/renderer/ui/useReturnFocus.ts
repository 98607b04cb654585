/** Gives the keyboard back to what opened a dialog. Mantine does so only for dialogs that stay mounted while they close. */
import { useEffect, useRef } from 'react';

/** To be called by a dialog that is there only while it is open. */
export function useReturnFocus(): void {
  const opener = useRef(document.activeElement);
  useEffect(
    () => () => {
      const { current } = opener;
      if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
    },
    [],
  );
}
