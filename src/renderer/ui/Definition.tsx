/** The definition box of a figure, one click or key away wherever the figure stands. */
import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Definition.module.css';

interface Props {
  /** What is defined, for the button's name. */
  readonly of: string;
  readonly children: string;
}

export function Definition({ of, children }: Props): ReactNode {
  return (
    <>
      <Popover width={340} position="bottom-start" withinPortal trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.button} aria-label={`What “${of}” means`}>
            <IconInfoCircle size={15} stroke={1.6} aria-hidden="true" />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.box} tabIndex={-1} data-autofocus>
          <p className={classes.of}>{of}</p>
          <div className={classes.text}>{children}</div>
        </Popover.Dropdown>
      </Popover>
      {/* On paper nothing can be opened: the definition stands beside its figure. */}
      <span className={classes.printed} data-printed={children} aria-hidden="true" />
    </>
  );
}
