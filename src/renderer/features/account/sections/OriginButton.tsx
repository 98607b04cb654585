/** Where each value of a fact came from: file, sheet, cell, raw text and day; or typed by hand. */
import { Button, Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { assertNever } from '../../../../shared/contract/errors.ts';
import type { FieldOrigin } from '../../../../shared/contract/account.ts';
import type { FactRef } from '../../../../shared/domain/results.ts';
import { useApi } from '../../../api/useApi.ts';
import { formatDay } from '../../../ui/formatDate.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { accountTexts } from '../texts.ts';
import classes from './OriginButton.module.css';

export function OriginButton({ fact }: { readonly fact: FactRef }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const origin = useApi('account.origin', fact, { enabled: isOpen });
  return (
    <Popover width={460} position="bottom-end" withinPortal trapFocus returnFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(!isOpen)}>
          {accountTexts.sources.origin}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.box} tabIndex={-1} data-autofocus>
        <Loaded query={origin} waiting={accountTexts.waiting} failed={accountTexts.failed}>
          {(found) => (
            <dl className={classes.list}>
              {found.fields.map((field) => (
                <div key={field.field}>
                  <dt>{field.field}</dt>
                  <dd>{sentenceOf(field)}</dd>
                </div>
              ))}
            </dl>
          )}
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
          <span className={classes.dim}>{formatDay(origin.importedDate)}</span>
        </>
      );
    case 'typed':
      return `${origin.label}, ${origin.at.slice(0, 10)}`;
    default:
      return assertNever(origin);
  }
}
