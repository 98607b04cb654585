// Called by electron-builder after the files are in place and before anything is signed: sets the fuses.
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { fuses } from './lib/fuses.mjs';

export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  const program = {
    darwin: join(`${name}.app`, 'Contents', 'MacOS', name),
    win32: `${name}.exe`,
    linux: packager.executableName,
  }[electronPlatformName];
  await flipFuses(join(appOutDir, program), fuses(electronPlatformName));
}
