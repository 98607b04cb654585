// Electron's fuses as shipped, with the reason beside each. Source: reliability page, A.2.
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/** @param platform of the package: asar integrity exists on macOS and Windows only. */
export function fuses(platform) {
  return {
    version: FuseVersion.V1,
    // A new or removed fuse fails the build until it is decided here.
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: platform === 'darwin',
    // The parser is a utility process; nobody else may use our program as Node.
    [FuseV1Options.RunAsNode]: false,
    // One-way and harmless: there are no cookies of worth.
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform === 'darwin' || platform === 'win32',
    // Without it the integrity check is passed by, by search order.
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // On without the file the app would not start.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // We serve nothing from file:.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}
