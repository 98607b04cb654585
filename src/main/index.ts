/** Electron entry: build the host, start the services, open the window. */
import { runElectron } from './hosts/electron/runElectron.ts';

await runElectron(import.meta.dirname);
