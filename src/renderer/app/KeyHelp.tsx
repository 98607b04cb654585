/** The list of keys, opened with "?". */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from '../ui/KeyHint.tsx';
import classes from './KeyHelp.module.css';
import { SCREENS } from './screens.ts';
import { appTexts } from './texts.ts';

interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

const GROUPS: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Mod K', 'Search accounts, screens, actions'],
      ['Mod Z', 'Undo the last change of the book'],
      ['Mod Shift Z', 'Redo what was undone'],
      ['?', 'This list'],
      ...SCREENS.map(({ key, label }) => [`g ${key}`, label] as const),
    ],
  },
  {
    title: 'Tables',
    keys: [
      ['← ↑ ↓ →', 'Move from cell to cell'],
      ['Enter', 'Open the row; on a header: sort (Shift: add)'],
      ['Space', 'Use the cell: show the arithmetic, open a group'],
      ['Home End', 'First, last column (Ctrl: row)'],
      ['/', 'Search in the table'],
    ],
  },
  {
    title: 'Pictures',
    keys: [
      ['← ↑ ↓ →', 'Move the mark; it says what it stands on'],
      ['Enter', 'Go into the mark'],
      ['Esc', 'Back out'],
      ['t', 'Picture or its table'],
    ],
  },
];

export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={appTexts.keys.title}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.groups}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={classes.title}>{title}</h3>
            <dl className={classes.list}>
              {keys.map(([combination, does]) => (
                <div key={combination} className={classes.row}>
                  <dt>
                    <KeyHint keys={combination} />
                  </dt>
                  <dd className={classes.does}>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
