/** The as-of day: a calendar, a step of a month either way, and the way back to today. */
import { Button, Popover, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { formatDay, formatDistance, moveMonths } from '../ui/formatDate.ts';
import { useAsOf } from './asOf.ts';
import { appTexts } from './texts.ts';
import classes from './TopBar.module.css';
import { AS_OF_BUTTON } from './useMenuCommands.ts';

export function AsOfPicker(): ReactNode {
  const { asOf, today, isToday, setAsOf } = useAsOf();
  const [isOpen, setOpen] = useState(false);
  const texts = appTexts.asOf;
  const distance = formatDistance(asOf, today);
  return (
    <div className={classes.asOf} data-away={isToday ? undefined : true}>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton
            id={AS_OF_BUTTON}
            className={classes.day}
            onClick={() => setOpen((open) => !open)}
            title={isToday ? texts.explain : asOf < today ? texts.past(distance) : texts.future(distance)}
          >
            <IconCalendarEvent size={16} stroke={1.6} aria-hidden="true" />
            {texts.label} <strong>{isToday ? texts.today : formatDay(asOf)}</strong>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.calendar}>
          <p className={classes.calendarHead}>{texts.explain}</p>
          <DatePicker
            value={asOf}
            defaultDate={asOf}
            onChange={(day) => {
              if (day === null) return;
              setAsOf(day);
              setOpen(false);
            }}
            ariaLabels={{ previousMonth: texts.calendarBack, nextMonth: texts.calendarOn }}
            highlightToday
          />
          <div className={classes.quick}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setAsOf(moveMonths(asOf, -1))}
              aria-label={texts.previousMonth}
            >
              −1 month
            </Button>
            <Button size="compact-sm" variant="default" disabled={isToday} onClick={() => setAsOf(null)}>
              {texts.today}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setAsOf(moveMonths(asOf, 1))}
              aria-label={texts.nextMonth}
            >
              +1 month
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
      {!isToday && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsOf(null)}>
          {texts.back}
        </Button>
      )}
    </div>
  );
}
