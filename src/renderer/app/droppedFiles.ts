/** Files that were dropped or opened and wait for the Import screen to take them. The host has staged their bytes. */
import { useSyncExternalStore } from 'react';
import type { Source } from '../../shared/contract/app.ts';

let waiting: readonly Source[] = [];
const listeners = new Set<() => void>();

function set(files: readonly Source[]): void {
  waiting = files;
  for (const listener of listeners) listener();
}

export function addDroppedFiles(files: readonly Source[]): void {
  set([...waiting, ...files]);
}

/** Files that no book came for wait no longer: the next book opened is not theirs. */
export function forgetDroppedFiles(files: readonly Source[]): void {
  set(waiting.filter((file) => !files.includes(file)));
}

/** Hands the waiting files over, once. */
export function takeDroppedFiles(): readonly Source[] {
  const taken = waiting;
  if (taken.length > 0) set([]);
  return taken;
}

/** The files that wait now; changes when more are dropped. */
export function useDroppedFiles(): readonly Source[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}
