/** Where each value of a fact came from: file, sheet, cell, raw text and day; or typed by hand. */
import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { IconTableShare } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { FieldOrigin } from '../../../../shared/contract/account.ts';
import { assertNever } from '../../../../shared/contract/errors.ts';
import type { FactRef } from '../../../../shared/domain/results.ts';
import { useApi } from '../../../api/useApi.ts';
import { formatDay } from '../../../ui/formatDate.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { originFieldName } from '../originFieldName.ts';
import { accountTexts } from '../texts.ts';
import classes from './OriginButton.module.css';

interface Props {
  readonly fact: FactRef;
  /** Names the fact where the button is a sign in a row; absent: the button says its question. */
  readonly of?: string;
}

export function OriginButton({ fact, of }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const origin = useApi('account.origin', { table: fact.table, id: fact.id }, { enabled: isOpen, keepPrevious: false });
  const toggle = (): void => setOpen(!isOpen);
  const { sources } = accountTexts;
  return (
    <Popover
      width={440}
      position="bottom-end"
      withinPortal
      trapFocus
      returnFocus
      opened={isOpen}
      onChange={setOpen}
      withRoles={false}
    >
      <Popover.Target>
        {of === undefined ? (
          <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={toggle}>
            {sources.origin}
          </Button>
        ) : (
          <Tooltip label={sources.origin}>
            <ActionIcon
              className={classes.sign}
              size={24}
              variant="subtle"
              color="gray"
              aria-label={sources.originOf(of)}
              aria-expanded={isOpen}
              onClick={toggle}
            >
              <IconTableShare size={15} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </Popover.Target>
      <Popover.Dropdown className={classes.box} role="dialog" aria-label={sources.origin} tabIndex={0} data-autofocus>
        <Loaded query={origin} waiting={accountTexts.waiting} failed={accountTexts.failed}>
          {(found) =>
            found.fields.length === 0 ? (
              <p className={classes.dim}>{sources.noOrigin}</p>
            ) : (
              <dl className={classes.list}>
                {found.fields.map((field) => (
                  <div key={field.field}>
                    <dt>{originFieldName(fact.table, field.field)}</dt>
                    <dd>{sentenceOf(field)}</dd>
                  </div>
                ))}
              </dl>
            )
          }
        </Loaded>
      </Popover.Dropdown>
    </Popover>
  );
}

function sentenceOf(origin: FieldOrigin): ReactNode {
  switch (origin.kind) {
    case 'file':
      return (
        <>
          {accountTexts.sources.cell(origin.file, origin.sheet, `${origin.column ?? ''}${origin.row}`)}
          {origin.raw !== null && <span className={classes.raw}>“{origin.raw}”</span>}
          <span className={classes.dim}>
            {origin.isUndone
              ? accountTexts.sources.undone(formatDay(origin.importedDate))
              : formatDay(origin.importedDate)}
          </span>
        </>
      );
    case 'typed':
      return `${origin.label}, ${formatDay(origin.at.slice(0, 10))}`;
    default:
      return assertNever(origin);
  }
}
