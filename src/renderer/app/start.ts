/** What the app knew when it started: version, the machine's today, what the host can do, which book is open. */
import { createContext, useContext } from 'react';
import type { AppStart } from '../../shared/contract/app.ts';
import type { BookInfo } from '../../shared/contract/book.ts';

export const StartContext = createContext<AppStart | null>(null);

export function useStart(): AppStart {
  const start = useContext(StartContext);
  if (start === null) throw new Error('useStart is used outside the start gate.');
  return start;
}

/** The open book; screens behind the start gate always have one. */
export function useBook(): BookInfo {
  const { book } = useStart();
  if (book === null) throw new Error('A screen was drawn without an open book.');
  return book;
}
