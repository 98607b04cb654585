/** Adds or changes one fact by hand: the fields of the catalogue, checked by the services, undoable. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Entity } from '../../../../shared/fields/types.ts';
import { accountTexts } from '../texts.ts';
import { FactForm } from './FactForm.tsx';
import type { PersonChoice } from './personFields.ts';

export type FactDraft =
  | {
      readonly mode: 'add';
      readonly table: Entity;
      readonly accountId: string;
      readonly values: Readonly<Record<string, unknown>>;
    }
  | {
      readonly mode: 'edit';
      readonly table: Entity;
      readonly id: string;
      readonly label: string;
      readonly values: Readonly<Record<string, unknown>>;
      /** Property names to show; all editable ones when absent. */
      readonly only?: readonly string[];
    };

interface Props {
  readonly draft: FactDraft | null;
  /** Who can be named; none: fields that name people are left out. */
  readonly people?: readonly PersonChoice[];
  /** Shown above the fields. */
  readonly note?: ReactNode;
  /** A further deed beside Remove. */
  readonly action?: ReactNode;
  readonly onClose: () => void;
}

const NOBODY: readonly PersonChoice[] = [];

export function FactDialog({ draft, people = NOBODY, note, action, onClose }: Props): ReactNode {
  return (
    <Modal opened={draft !== null} onClose={onClose} size="lg" title={draft === null ? '' : titleOf(draft)}>
      {note}
      {draft !== null && <FactForm draft={draft} people={people} action={action} onClose={onClose} />}
    </Modal>
  );
}

const tableNames: Readonly<Record<Entity, string>> = {
  account: 'the account',
  contract: 'a contract',
  stakeholder: 'a person',
  milestone: 'a milestone',
  pulse: 'a pulse',
  touch: 'a touch',
  survey: 'a survey answer',
  usage: 'a usage row',
  ticket: 'a ticket',
  forecast: 'a forecast',
};

function titleOf(draft: FactDraft): string {
  return draft.mode === 'add' ? accountTexts.edit.add(tableNames[draft.table]) : accountTexts.edit.change(draft.label);
}
