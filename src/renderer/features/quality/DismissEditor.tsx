/** Why a row missing from a full export is all right, and who says so, in its row: Enter saves, Esc leaves. */
import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { RankedGap } from '../../../shared/contract/quality.ts';
import { useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import type { GapFix } from './gapFix.ts';
import { useGapFixing } from './gapFixing.ts';
import classes from './Gaps.module.css';
import { qualityTexts as texts } from './texts.ts';

interface Props {
  readonly gap: RankedGap;
  readonly flag: Extract<GapFix, { readonly mode: 'dismiss' }>;
}

export function DismissEditor({ gap, flag }: Props): ReactNode {
  const { onSaved, onLeft } = useGapFixing();
  const noteBox = useRef<HTMLInputElement>(null);
  const authorBox = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState('');
  const [author, setAuthor] = useState(gap.csm ?? '');
  const change = useApiChange('quality.dismissFlag');
  useEffect(() => noteBox.current?.focus(), []);

  const save = (): void => {
    if (note.trim() === '') return void noteBox.current?.focus();
    if (author.trim() === '') return void authorBox.current?.focus();
    change.mutate(
      { table: flag.table, id: flag.id, note, author },
      {
        onSuccess: () => {
          notifications.show({ message: texts.dismissed(gap.accountName) });
          onSaved();
        },
        onError: (error) => notifications.show({ color: 'red', title: texts.notFixed, message: errorText(error) }),
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!change.isPending) save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onLeft();
    }
  };
  return (
    <span className={classes.editor} role="group" aria-label={gap.sentence} onKeyDown={onKeyDown}>
      <TextInput
        ref={noteBox}
        size="xs"
        className={classes.text}
        aria-label={texts.whyDismissed(gap.accountName)}
        placeholder={texts.why}
        value={note}
        readOnly={change.isPending}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        ref={authorBox}
        size="xs"
        className={classes.who}
        aria-label={texts.whoDismisses}
        placeholder={texts.whoDismisses}
        value={author}
        readOnly={change.isPending}
        onChange={(event) => setAuthor(event.currentTarget.value)}
      />
      <span className={classes.about} title={gap.sentence}>
        {gap.sentence}
      </span>
    </span>
  );
}
