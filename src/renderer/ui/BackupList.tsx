/** The copies of a book, newest first, each with the way back. The same list stands in Settings and beside a damaged book. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Backup } from '../../shared/contract/backups.ts';
import classes from './BackupList.module.css';
import { formatInstant } from './formatDate.ts';
import { formatBytes } from './formatNumber.ts';

const KINDS: Readonly<Record<Backup['kind'], string>> = {
  'before import': 'before an import',
  daily: 'of the day',
  'by hand': 'made by hand',
  'before format': 'before a new format',
};

const texts = {
  none: 'No backups yet. One is made before each import and on the first opening of each day.',
  restore: 'Restore beside',
  restoreOf: (when: string) => `Restore the backup of ${when} beside the book`,
};

interface Props {
  readonly backups: readonly Backup[];
  /** The one being restored; null when none is. */
  readonly busyId: string | null;
  readonly onRestore: (backupId: string) => void;
}

export function BackupList({ backups, busyId, onRestore }: Props): ReactNode {
  if (backups.length === 0) return <p className={classes.none}>{texts.none}</p>;
  return (
    <ol className={classes.list}>
      {backups.map(({ backupId, kind, at, bytes }) => (
        <li key={backupId} className={classes.backup}>
          <span>
            <strong>{formatInstant(at)}</strong>
            <span className={classes.about}>
              {KINDS[kind]} · {formatBytes(bytes)}
            </span>
          </span>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={texts.restoreOf(formatInstant(at))}
            loading={busyId === backupId}
            disabled={busyId !== null}
            onClick={() => onRestore(backupId)}
          >
            {texts.restore}
          </Button>
        </li>
      ))}
    </ol>
  );
}
