/** Book, search, as-of day, undo and redo, appearance, keys. */
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyHint } from '../ui/KeyHint.tsx';
import { AsOfPicker } from './AsOfPicker.tsx';
import { BookMenu } from './BookMenu.tsx';
import { openPalette } from './paletteStore.ts';
import { appTexts } from './texts.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import classes from './TopBar.module.css';
import { UndoButtons } from './UndoButtons.tsx';

export function TopBar({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  return (
    <header className={classes.bar}>
      <BookMenu />
      <AsOfPicker />
      <UnstyledButton className={classes.search} onClick={openPalette}>
        <IconSearch size={15} stroke={1.7} aria-hidden="true" />
        <span className={classes.searchText}>{appTexts.palette.open}</span>
        <KeyHint keys="Mod K" />
      </UnstyledButton>
      <div className={classes.tools}>
        <UndoButtons />
        <ThemeSwitch />
        <Tooltip label={appTexts.keys.open}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={appTexts.keys.open} onClick={onHelp}>
            <IconKeyboard size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
