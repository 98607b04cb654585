/** Asks the name of a new, empty book. */
import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import classes from './FirstRun.module.css';
import { bookTexts as texts } from './texts.ts';

export function CreateBook({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const [name, setName] = useState('');
  const create = useApiChange('book.create');
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate({ name: name.trim() });
  };
  return (
    <form className={classes.naming} onSubmit={submit}>
      <TextInput
        label={texts.name}
        placeholder={texts.nameHint}
        value={name}
        maxLength={120}
        data-autofocus
        autoFocus
        error={create.error === null ? undefined : errorText(create.error)}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
        {texts.createButton}
      </Button>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {texts.cancel}
      </Button>
    </form>
  );
}
