/** Electron entry: build the host, start the services, open the window. */
import { app, dialog } from 'electron';
import { runElectron } from './hosts/electron/runElectron.ts';

// Not awaited: Electron becomes ready only after this file has loaded.
runElectron(import.meta.dirname).catch((error: unknown) => {
  dialog.showErrorBox('Quarterbook did not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
