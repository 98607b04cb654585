import { useEffect, useState } from 'react';

/** True once `isWaiting` has held for `afterMs`: short waits show nothing, so nothing flickers. */
export function useLate(isWaiting: boolean, afterMs = 300): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [isWaiting, afterMs]);
  return isLate;
}
