/** The one field of a gap, in its row: Enter saves, Esc leaves, nothing typed is lost when the book refuses it. */
import { NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { RankedGap } from '../../../shared/contract/quality.ts';
import type { Field } from '../../../shared/fields/types.ts';
import { api } from '../../api/client.ts';
import { errorText } from '../../ui/errorText.ts';
import { choicesOf, fixValues, type GapFix } from './gapFix.ts';
import { useGapFixing } from './gapFixing.ts';
import classes from './Gaps.module.css';
import { qualityTexts as texts } from './texts.ts';

type FieldFix = Exclude<GapFix, { readonly mode: 'dismiss' }>;

export function GapEditor({ gap, fix }: { readonly gap: RankedGap; readonly fix: FieldFix }): ReactNode {
  const { onSaved, onLeft } = useGapFixing();
  const form = useRef<HTMLSpanElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isSaving, setSaving] = useState(false);
  const focusOn = (name: string): void => form.current?.querySelector<HTMLElement>(`[data-field="${name}"]`)?.focus();
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-field]')?.focus(), []);

  const save = async (): Promise<void> => {
    const filled = fixValues(fix.fields, typed, gap.currency);
    if (!filled.ok) {
      focusOn(filled.field);
      // A blank field is the next step, not a mistake.
      if (!filled.isBlank) notifications.show({ color: 'red', message: filled.sentence });
      return;
    }
    setSaving(true);
    try {
      const done =
        fix.mode === 'edit'
          ? await api.call('account.edit', { table: fix.table, id: fix.id, changes: filled.values })
          : await api.call('account.addFact', {
              table: fix.table,
              accountId: gap.accountId,
              values: { ...fix.values, ...filled.values },
            });
      notifications.show({ message: texts.fixed(done.label, gap.accountName) });
      onSaved();
    } catch (error) {
      setSaving(false);
      notifications.show({ color: 'red', title: texts.notFixed, message: errorText(error) });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!isSaving) void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onLeft();
    }
  };

  return (
    <span ref={form} className={classes.editor} role="group" aria-label={gap.sentence} onKeyDown={onKeyDown}>
      {fix.fields.map((field) => (
        <FieldBox
          key={field.key}
          field={field}
          label={texts.fieldOf(field.label, gap.accountName)}
          value={typed[field.name] ?? ''}
          isBusy={isSaving}
          onChange={(text) => setTyped((known) => ({ ...known, [field.name]: text }))}
        />
      ))}
      {/* Whose value it is: the account's own fields need no telling. */}
      {fix.mode === 'edit' && fix.table !== 'account' && (
        <span className={classes.about} title={gap.sentence}>
          {gap.sentence}
        </span>
      )}
    </span>
  );
}

interface BoxProps {
  readonly field: Field;
  readonly label: string;
  readonly value: string;
  readonly isBusy: boolean;
  readonly onChange: (text: string) => void;
}

/** A native list or date: every key of the platform works in it. */
function FieldBox({ field, label, value, isBusy, onChange }: BoxProps): ReactNode {
  const shared = { 'aria-label': label, 'data-field': field.name, size: 'xs', value, readOnly: isBusy } as const;
  const choices = choicesOf(field);
  if (choices !== null) {
    return (
      <NativeSelect
        {...shared}
        className={classes.choice}
        data={[{ value: '', label: field.label }, ...choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      className={classes.text}
      type={field.type === 'date' ? 'date' : 'text'}
      placeholder={field.label}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
