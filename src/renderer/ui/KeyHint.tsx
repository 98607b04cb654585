/** Keys as small caps, e.g. <KeyHint keys="Ctrl K" />. */
import type { ReactNode } from 'react';
import classes from './KeyHint.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** "Mod" is Cmd on a Mac and Ctrl elsewhere. Keys are separated by blanks. */
export function KeyHint({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className={classes.keys}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={classes.key}>
          {key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : key}
        </kbd>
      ))}
    </span>
  );
}
