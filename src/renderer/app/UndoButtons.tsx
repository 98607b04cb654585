/** Undo and Redo, named: "Undo: Import of renewals.xlsx". */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { appTexts } from './texts.ts';
import classes from './TopBar.module.css';
import { useUndo } from './useUndo.ts';

export function UndoButtons(): ReactNode {
  const { next, nextRedo, isBusy, undo, redo } = useUndo();
  return (
    <>
      <Deed
        label={next === null ? appTexts.undo.nothing : appTexts.undo.label(next)}
        isBusy={isBusy}
        onDo={next === null ? null : undo}
      >
        <IconArrowBackUp size={18} stroke={1.6} />
      </Deed>
      <Deed
        label={nextRedo === null ? appTexts.redo.nothing : appTexts.redo.label(nextRedo)}
        isBusy={isBusy}
        onDo={nextRedo === null ? null : redo}
      >
        <IconArrowForwardUp size={18} stroke={1.6} />
      </Deed>
    </>
  );
}

interface DeedProps {
  readonly label: string;
  readonly isBusy: boolean;
  /** Null: there is nothing to do. */
  readonly onDo: (() => void) | null;
  readonly children: ReactNode;
}

function Deed({ label, isBusy, onDo, children }: DeedProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={classes.deed}
        aria-label={label}
        aria-disabled={onDo === null}
        data-disabled={onDo === null || undefined}
        loading={isBusy && onDo !== null}
        onClick={onDo ?? undefined}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
