/** Where in the import we are, and what to do next: title left, actions right. */
import { Group } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { importTexts } from '../texts.ts';
import classes from './StepBar.module.css';

interface Props {
  readonly step: 0 | 1 | 2 | 3;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
  /** Another one once the step has changed under the hands: what had the keyboard may be gone. */
  readonly change?: unknown;
}

export function StepBar({ step, title, detail, actions, change }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here went with its step, or its question with the answer: the keyboard goes on from the top.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [change]);
  return (
    <header className={classes.bar}>
      <div className={classes.words}>
        <ol className={classes.steps} aria-label="Steps of the import">
          {importTexts.steps.map((name, index) => (
            <li key={name} aria-current={index === step ? 'step' : undefined} data-done={index < step || undefined}>
              {name}
            </li>
          ))}
        </ol>
        <h1 ref={heading} tabIndex={-1} className={classes.title} title={title}>
          {title}
        </h1>
        {detail !== undefined && <p className={classes.detail}>{detail}</p>}
      </div>
      <Group gap={8} wrap="nowrap">
        {actions}
      </Group>
    </header>
  );
}
