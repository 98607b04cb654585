/** What a person can do with one row of the sheet: make it the header, leave it out, take it in again. */
import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlanChange, RawRow } from '../../../../shared/contract/imports.ts';
import { AnchoredPopover } from '../../../ui/AnchoredPopover.tsx';
import { importTexts } from '../texts.ts';

/** A header of more lines is hardly one. */
const MOST_LINES = 5;

type RowChange = Extract<PlanChange, { readonly kind: 'headerRow' | 'skipRows' }>;
/** Without the sheet, which the grid knows. */
type OnSheet<Change> = Change extends unknown ? Omit<Change, 'file' | 'sheet'> : never;

interface Props {
  readonly anchor: HTMLElement | null;
  readonly row: RawRow | null;
  /** Last line of the header as it is understood; null: the sheet has none. */
  readonly headerRow: number | null;
  readonly onClose: () => void;
  readonly onChange: (change: OnSheet<RowChange>) => void;
}

export function RowMenu({ anchor, row, headerRow, onClose, onChange }: Props): ReactNode {
  if (row === null) return null;
  const number = row.row;
  const take = (change: OnSheet<RowChange>): void => {
    onChange(change);
    anchor?.focus();
    onClose();
  };
  const label = importTexts.plan.rowMenu(number);
  const isHeader = row.role === 'header';
  return (
    <AnchoredPopover anchor={anchor} onClose={onClose} width={220} label={label}>
      <Stack gap={6}>
        <Button
          size="xs"
          variant="default"
          disabled={isHeader}
          onClick={() => take({ kind: 'headerRow', row: number, fromRow: null })}
        >
          {importTexts.plan.useAsHeader}
        </Button>
        {!isHeader && headerRow !== null && number < headerRow && headerRow - number < MOST_LINES && (
          <Button
            size="xs"
            variant="default"
            onClick={() => take({ kind: 'headerRow', row: headerRow, fromRow: number })}
          >
            {importTexts.plan.headerBeginsHere(number, headerRow)}
          </Button>
        )}
        {isHeader ? (
          <Button size="xs" variant="default" onClick={() => take({ kind: 'headerRow', row: null, fromRow: null })}>
            {importTexts.plan.noHeaderHere}
          </Button>
        ) : row.role === 'filtered' ? (
          <span>{importTexts.rowFilter.tickInstead}</span>
        ) : (
          <Button
            size="xs"
            variant="default"
            onClick={() => take({ kind: 'skipRows', from: number, to: number, skip: row.role === 'data' })}
          >
            {row.role === 'data' ? importTexts.plan.skipRow : importTexts.plan.keepRow}
          </Button>
        )}
      </Stack>
    </AnchoredPopover>
  );
}
