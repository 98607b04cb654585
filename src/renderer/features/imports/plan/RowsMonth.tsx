/** When the rows of a sheet are from that no column dates: the month it is named after, another one, or none. */
import { MonthPickerInput } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { periodLabel } from '../../../../shared/fields/rowsPeriod.ts';
import type { RowsPeriod } from '../../../../shared/fields/types.ts';
import { calendarLabels } from '../../../ui/calendarLabels.ts';
import { importTexts } from '../texts.ts';
import classes from './SheetPane.module.css';

interface Props {
  readonly period: RowsPeriod | undefined;
  readonly onChange: (period: { readonly startDate: string; readonly days: number } | null) => void;
}

export function RowsMonth({ period, onChange }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const shown = period === undefined ? importTexts.plan.noMonth : periodLabel(monthOf(period.startDate));
  return (
    <label className={classes.choice}>
      <span>{importTexts.plan.rowsMonth}</span>
      <MonthPickerInput
        size="xs"
        w={150}
        clearable
        aria-label={`${importTexts.plan.rowsMonth}: ${shown}`}
        clearButtonProps={{ 'aria-label': importTexts.plan.noRowsMonth }}
        placeholder={importTexts.plan.noMonth}
        valueFormat="MMMM YYYY"
        ariaLabels={calendarLabels}
        value={period?.startDate ?? null}
        onChange={(month) => onChange(month === null ? null : monthOf(month))}
        popoverProps={{ onOpen: () => setOpen(true), onClose: () => setOpen(false) }}
        data-mantine-stop-propagation={isOpen || undefined}
      />
    </label>
  );
}

/** @param day any day of the month. */
function monthOf(day: string): { readonly startDate: string; readonly days: number } {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return { startDate: `${day.slice(0, 7)}-01`, days: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}
