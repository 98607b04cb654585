/** The deeds that Undo would take back and Redo bring back, by name, and doing so. Both survive a restart: the book keeps the journal. */
import { notifications } from '@mantine/notifications';
import { useApi, useApiChange } from '../api/useApi.ts';
import { errorText } from '../ui/errorText.ts';
import type { UndoResult } from '../../shared/contract/history.ts';
import { appTexts } from './texts.ts';

export interface Undo {
  /** e.g. "Import of renewals.xlsx"; null when there is nothing to take back. */
  readonly next: string | null;
  /** What was undone last, while nothing new was done since; else null. */
  readonly nextRedo: string | null;
  readonly isBusy: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useUndo(): Undo {
  const history = useApi('history.list', { limit: 1 });
  const undo = useApiChange('history.undo');
  const redo = useApiChange('history.redo');
  return {
    next: history.data?.undo?.label ?? null,
    nextRedo: history.data?.redo?.label ?? null,
    isBusy: undo.isPending || redo.isPending,
    undo: () => undo.mutate({}, telling(appTexts.undo)),
    redo: () => redo.mutate({}, telling(appTexts.redo)),
  };
}

function telling({ done, failed }: typeof appTexts.undo | typeof appTexts.redo): {
  readonly onSuccess: (result: UndoResult) => void;
  readonly onError: (error: Error) => void;
} {
  return {
    onSuccess: ({ label, clashes }) =>
      notifications.show({
        title: done(label),
        message: clashes.map(({ reason }) => reason).join(' '),
        color: 'teal',
      }),
    onError: (error) =>
      notifications.show({ title: failed, message: errorText(error), color: 'red', autoClose: false }),
  };
}
