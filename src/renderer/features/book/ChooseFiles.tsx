/** The keyboard's way to drop: a file chooser behind a link-like button. */
import { FileButton, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { bookNameOf } from '../../app/bookNameOf.ts';
import { importFiles } from '../../app/importFiles.ts';
import { errorText } from '../../ui/errorText.ts';
import classes from './FirstRun.module.css';
import { bookTexts as texts } from './texts.ts';

export function ChooseFiles(): ReactNode {
  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    importFiles(files, bookNameOf(files)).catch((error: unknown) =>
      notifications.show({ title: texts.failed, message: errorText(error), color: 'red', autoClose: false }),
    );
  };
  return (
    <span>
      {texts.drop} –{' '}
      <FileButton multiple onChange={take}>
        {(props) => (
          <UnstyledButton {...props} className={classes.link}>
            {texts.choose}
          </UnstyledButton>
        )}
      </FileButton>
    </span>
  );
}
