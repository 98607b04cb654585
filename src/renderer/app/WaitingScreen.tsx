import type { ReactNode } from 'react';
import { LoadingState } from '../ui/LoadingState.tsx';

/** While the code of a screen is being loaded. */
export function WaitingScreen(): ReactNode {
  return <LoadingState what="Opening the screen" />;
}
