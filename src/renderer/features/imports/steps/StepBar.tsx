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
}

export function StepBar({ step, title, detail, actions }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here went with its step: the keyboard goes on from the top of the new one.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
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
