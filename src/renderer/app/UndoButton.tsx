import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { appTexts } from './texts.ts';
import { useUndo } from './useUndo.ts';

/** Undo, named: "Undo: Import of renewals.xlsx". */
export function UndoButton(): ReactNode {
  const { next, isBusy, undo } = useUndo();
  const label = next === null ? appTexts.undo.nothing : appTexts.undo.label(next);
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        aria-disabled={next === null}
        data-disabled={next === null || undefined}
        loading={isBusy}
        onClick={next === null ? undefined : undo}
      >
        <IconArrowBackUp size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
