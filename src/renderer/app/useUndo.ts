/** The deed that Undo would take back, by name, and taking it back. Survives a restart: the book keeps the journal. */
import { notifications } from '@mantine/notifications';
import { useApi, useApiChange } from '../api/useApi.ts';
import { errorText } from '../ui/errorText.ts';
import { appTexts } from './texts.ts';

export interface Undo {
  /** e.g. "Import of renewals.xlsx"; null when there is nothing to take back. */
  readonly next: string | null;
  readonly isBusy: boolean;
  readonly undo: () => void;
}

export function useUndo(): Undo {
  const history = useApi('history.list', { limit: 1 });
  const change = useApiChange('history.undo');
  const undo = () =>
    change.mutate(
      {},
      {
        onSuccess: ({ label, clashes }) => {
          notifications.show({
            title: appTexts.undo.done(label),
            message: clashes.map(({ reason }) => reason).join(' '),
            color: 'teal',
          });
        },
        onError: (error) =>
          notifications.show({
            title: appTexts.undo.failed,
            message: errorText(error),
            color: 'red',
            autoClose: false,
          }),
      },
    );
  return { next: history.data?.undo?.label ?? null, isBusy: change.isPending, undo };
}
