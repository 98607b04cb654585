/** A day with its calendar, typed or chosen; Escape closes the calendar first and the dialog around it only then. */
import { DateInput, type DateInputProps } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { calendarLabels } from './calendarLabels.ts';

export function DayInput(props: Omit<DateInputProps, 'ariaLabels' | 'valueFormat' | 'popoverProps'>): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <DateInput
      {...props}
      ariaLabels={calendarLabels}
      valueFormat="YYYY-MM-DD"
      popoverProps={{ onOpen: () => setOpen(true), onClose: () => setOpen(false) }}
      data-mantine-stop-propagation={isOpen || undefined}
    />
  );
}
