/** The application menu: the system's own roles, and what Quarterbook adds, sent to the screens as `app.menu`. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../../shared/contract/app.ts';

export function menuTemplate(
  platform: NodeJS.Platform,
  isPackaged: boolean,
  send: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => send(command),
  });
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        item('New book ...', 'book.new', 'CmdOrCtrl+N'),
        item('Open book ...', 'book.open', 'CmdOrCtrl+O'),
        item('Close book', 'book.close'),
        { type: 'separator' },
        item('Import spreadsheets ...', 'import', 'CmdOrCtrl+I'),
        item('Export this table ...', 'export', 'CmdOrCtrl+E'),
        { type: 'separator' },
        item('Settings', 'settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // Of the book, not of a text field: without keys here, since the screens know which of the two Ctrl+Z means.
        item('Undo last change of the book', 'undo'),
        item('Redo what was undone', 'redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        item('As of ...', 'asOf', 'CmdOrCtrl+D'),
        item('Command palette', 'palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(isPackaged
          ? []
          : [{ type: 'separator' as const }, { role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('Keys', 'keys')] },
  ];
}
