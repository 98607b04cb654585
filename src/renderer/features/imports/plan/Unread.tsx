/** Files of the import that could not be read, with the reason: the others go on without them. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { UnreadFile } from '../../../../shared/contract/imports.ts';
import { importTexts } from '../texts.ts';
import classes from './Unread.module.css';

export function Unread({ files }: { readonly files: readonly UnreadFile[] }): ReactNode {
  if (files.length === 0) return null;
  return (
    <section className={classes.box} aria-label={importTexts.plan.unreadName}>
      {files.map(({ fileName, error }) => (
        <p key={fileName} className={classes.file}>
          <IconAlertTriangle size={18} aria-hidden="true" />
          <span>
            <strong>{importTexts.plan.unread(fileName)}</strong> {importTexts.plan.unreadReason(error.message)}
          </span>
        </p>
      ))}
    </section>
  );
}
