/**
 * A day with its calendar, typed or chosen; Escape closes the calendar first and the dialog around it only then. A day that is
 * given closes it too, also when it was typed: it would cover the field below. A click brings it back.
 */
import { DateInput, type DateInputProps } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { calendarLabels } from './calendarLabels.ts';

type Props = Omit<DateInputProps, 'ariaLabels' | 'valueFormat' | 'popoverProps' | 'onFocus' | 'onClick'>;

export function DayInput({ onChange, ...props }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [isGiven, setGiven] = useState(false);
  return (
    <DateInput
      {...props}
      ariaLabels={calendarLabels}
      valueFormat="YYYY-MM-DD"
      onChange={(day) => {
        setGiven(day !== null);
        if (day !== null) setOpen(false);
        onChange?.(day);
      }}
      onFocus={() => setGiven(false)}
      onClick={() => setGiven(false)}
      popoverProps={{
        ...(isGiven ? { opened: false } : {}),
        onOpen: () => setOpen(true),
        onClose: () => setOpen(false),
      }}
      data-mantine-stop-propagation={isOpen || undefined}
    />
  );
}
