/** Which gap of the table is open for typing: shared with its row by context, so that only that row draws again. */
import { createContext, useContext } from 'react';

export interface GapFixing {
  /** Row id of the open gap; null: none. */
  readonly open: string | null;
  /** Saved: on to the next gap. */
  readonly onSaved: () => void;
  /** Left as it was. */
  readonly onLeft: () => void;
}

export const GapFixingContext = createContext<GapFixing>({ open: null, onSaved: () => {}, onLeft: () => {} });

export function useGapFixing(): GapFixing {
  return useContext(GapFixingContext);
}
