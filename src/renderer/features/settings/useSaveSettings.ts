import { notifications } from '@mantine/notifications';
import { useApiChange } from '../../api/useApi.ts';
import type { BookSettings } from '../../../shared/contract/settings.ts';
import { errorText } from '../../ui/errorText.ts';
import { settingsTexts as texts } from './texts.ts';

/** Saves what is named and says so. */
export function useSaveSettings(): {
  readonly isBusy: boolean;
  readonly save: (changes: Partial<BookSettings>) => void;
} {
  const change = useApiChange('settings.save');
  const save = (changes: Partial<BookSettings>) =>
    change.mutate(changes, {
      onSuccess: () => notifications.show({ message: texts.saved, color: 'teal' }),
      onError: (error) =>
        notifications.show({ title: texts.notSaved, message: errorText(error), color: 'red', autoClose: false }),
    });
  return { isBusy: change.isPending, save };
}
