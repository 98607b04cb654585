/** Keys of the whole window: Mod+K search, ? keys, g then a letter for a screen, Mod+Z undo, Mod+Shift+Z or Mod+Y redo (inside a field they stay the field's own). */
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isTyping } from '../ui/isTyping.ts';
import { openPalette } from './paletteStore.ts';
import { SCREENS } from './screens.ts';
import { useUndo } from './useUndo.ts';

/** How long "g" waits for its second key. */
const SECOND_KEY_MS = 1200;

export interface ShellKeys {
  readonly isHelpOpen: boolean;
  readonly openHelp: () => void;
  readonly closeHelp: () => void;
}

export function useShellKeys(): ShellKeys {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const router = useRouter();
  const pressedG = useRef(0);
  const { next, nextRedo, undo, redo } = useUndo();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      const deed = isTyping(event.target) ? null : deedOf(event);
      if (deed !== null) {
        event.preventDefault();
        if (deed === 'undo' && next !== null) undo();
        if (deed === 'redo' && nextRedo !== null) redo();
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const screen = SCREENS.find(({ key }) => key === event.key);
      if (screen !== undefined && event.timeStamp - pressedG.current < SECOND_KEY_MS) {
        pressedG.current = 0;
        event.preventDefault();
        void router.navigate({ to: screen.path });
      } else if (event.key === 'g') {
        pressedG.current = event.timeStamp;
      } else if (event.key === '?') {
        event.preventDefault();
        setHelpOpen(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router, next, nextRedo, undo, redo]);
  return { isHelpOpen, openHelp: () => setHelpOpen(true), closeHelp: () => setHelpOpen(false) };
}

function deedOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}
