/** Rules for every web content and session of the app: no navigation, no new window, no permission, no web. Source: reliability page, A.1. */
import { app, type Session } from 'electron';
import { isOurAddress, mayRequest, mayUsePermission } from './addresses.ts';

/** Called once, before ready. @param origin where the window's page comes from. */
export function guardWebContents(origin: string): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      // The three events share this shape; Electron's types list each apart.
      contents.on(name as 'will-frame-navigate', (event) => {
        if (!isOurAddress(event.url, origin)) event.preventDefault();
      });
    }
  });
}

export function guardSession(session: Session, origin: string, isDevelopment: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(mayUsePermission(permission, details.requestingUrl, details.isMainFrame, origin));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUsePermission(permission, details.requestingUrl ?? requestingOrigin, details.isMainFrame, origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !mayRequest(details.url, origin, isDevelopment) }),
  );
  session.on('will-download', (event, item) => {
    // A picture the page itself drew may be saved; nothing is ever fetched to disk.
    if (!item.getURL().startsWith('blob:')) event.preventDefault();
  });
}
