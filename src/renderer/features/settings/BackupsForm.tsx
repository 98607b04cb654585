/** The copies kept of this book: make one, put one back beside the book, save one elsewhere, how much room they may take. */
import { Button, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { BackupList as Backups } from '../../../shared/contract/backups.ts';
import { useApiChange } from '../../api/useApi.ts';
import { useBook } from '../../app/start.ts';
import { BackupList } from '../../ui/BackupList.tsx';
import { errorText } from '../../ui/errorText.ts';
import { formatBytes } from '../../ui/formatNumber.ts';
import { Panel } from '../../ui/Page.tsx';
import { receive } from '../../ui/receive.ts';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.backups;

export function BackupsForm({ list }: { readonly list: Backups }): ReactNode {
  const { isSample } = useBook();
  const client = useQueryClient();
  const [limit, setLimit] = useState<number | string>(list.limitMb);
  const make = useApiChange('backup.make');
  const restore = useApiChange('backup.restore');
  const saveCopy = useApiChange('backup.saveCopy');
  const saveLimit = useApiChange('backup.setLimit');
  const told = (message: string) => ({
    onSuccess: () => {
      notifications.show({ message, color: 'teal' });
      void client.invalidateQueries({ queryKey: ['backup.list'] });
    },
    onError: (error: Error) =>
      notifications.show({ title: texts.failed, message: errorText(error), color: 'red', autoClose: false }),
  });
  const total = list.backups.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <div className={classes.form}>
      <Panel title={texts.title}>
        <p className={classes.note}>{isSample ? texts.sample : texts.explain}</p>
        <BackupList
          backups={list.backups}
          busyId={restore.isPending ? restore.variables.backupId : null}
          onRestore={(backupId) => restore.mutate({ backupId }, told(texts.restored))}
        />
        <div className={classes.buttons}>
          <Button loading={make.isPending} onClick={() => make.mutate({}, told(texts.made))}>
            {texts.make}
          </Button>
          <Button
            variant="default"
            loading={saveCopy.isPending}
            onClick={() => saveCopy.mutate({}, { onSuccess: receive, onError: told('').onError })}
          >
            {texts.saveCopy}
          </Button>
        </div>
      </Panel>
      <Panel title={texts.room}>
        <p className={classes.note}>{texts.roomExplain(formatBytes(total))}</p>
        <form
          className={classes.scope}
          onSubmit={(event) => {
            event.preventDefault();
            saveLimit.mutate({ limitMb: Number(limit) }, told(settingsTexts.saved));
          }}
        >
          <NumberInput
            label={texts.limit}
            suffix=" MB"
            w={180}
            min={50}
            max={1_000_000}
            value={limit}
            onChange={setLimit}
          />
          <Button
            type="submit"
            variant="default"
            loading={saveLimit.isPending}
            disabled={Number(limit) === list.limitMb}
          >
            {settingsTexts.save}
          </Button>
        </form>
      </Panel>
    </div>
  );
}
