/** The application menu (Electron only) asks for the same deeds that the screens offer. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../api/client.ts';
import { useApiChange } from '../api/useApi.ts';
import type { MenuCommand } from '../../shared/contract/app.ts';
import { receive } from '../ui/receive.ts';
import { useAsOf } from './asOf.ts';
import { openPalette } from './paletteStore.ts';
import { useUndo } from './useUndo.ts';

export const AS_OF_BUTTON = 'as-of';

export function useMenuCommands(openKeys: () => void): void {
  const navigate = useNavigate();
  const { input } = useAsOf();
  const { undo, redo } = useUndo();
  const close = useApiChange('book.close');
  const open = useApiChange('book.open');
  const save = useApiChange('portfolio.export');
  const commands: Readonly<Record<MenuCommand, () => void>> = {
    // Without a book the first run stands, which offers a new one, the sample and recent ones.
    'book.new': () => close.mutate({}),
    'book.close': () => close.mutate({}),
    'book.open': () => open.mutate({}),
    import: () => void navigate({ to: '/import' }),
    export: () => save.mutate({ ...input, format: 'xlsx' }, { onSuccess: receive }),
    asOf: () => document.getElementById(AS_OF_BUTTON)?.click(),
    palette: openPalette,
    keys: openKeys,
    undo,
    redo,
    settings: () => void navigate({ to: '/settings' }),
  };
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => api.on('app.menu', ({ command }) => latest.current[command]()), []);
}
