/** What can be done about a book that does not open: its backups, if there are any. */
import type { ReactNode } from 'react';
import { useApi, useApiChange } from '../../api/useApi.ts';
import { BackupList } from '../../ui/BackupList.tsx';
import { errorText } from '../../ui/errorText.ts';
import { bookTexts as texts } from './texts.ts';

export function RestoreInstead({ recentId }: { readonly recentId: string }): ReactNode {
  const { data } = useApi('backup.list', { recentId });
  const restore = useApiChange('backup.restore');
  if (data === undefined || data.backups.length === 0) return null;
  return (
    <section aria-label={texts.backups(data.bookName)}>
      <p>{restore.error === null ? texts.restoreExplain : errorText(restore.error)}</p>
      <BackupList
        backups={data.backups}
        busyId={restore.isPending ? restore.variables.backupId : null}
        onRestore={(backupId) => restore.mutate({ recentId, backupId })}
      />
    </section>
  );
}
