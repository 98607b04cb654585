/** Which addresses are ours. Pure decisions, tested without Electron. Source: reliability page, A.1 items 1, 13, 17 and A.3. */

/** The one place the window shows. Everything else is refused. */
export const APP_ORIGIN = 'app://book';
export const APP_SCHEME = 'app';

/** `scheme://host` of an address, or null when it is none. Not `URL.origin`, which is "null" for schemes of our own. */
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, username, password } = new URL(address);
  return username === '' && password === '' ? `${protocol}//${host}` : null;
}

/** @param origin APP_ORIGIN, or the development server's. */
export function isOurAddress(address: string, origin: string): boolean {
  return originOf(address) === origin;
}

/** Whether the window may load something from `address`: ours, and what the page itself made. */
export function mayRequest(address: string, origin: string, isDevelopment: boolean): boolean {
  if (isOurAddress(address, origin)) return true;
  const scheme = address.slice(0, address.indexOf(':') + 1).toLowerCase();
  if (scheme === 'data:') return true;
  if (scheme === 'blob:') return isOurAddress(address.slice('blob:'.length), origin);
  // The developer tools are a page of their own; hot reload speaks over a web socket of the development server.
  return isDevelopment && (scheme === 'devtools:' || address.startsWith(origin.replace(/^http/, 'ws')));
}

/** What is known about who called over IPC. Null frame: it is gone or navigating, so nobody can be held to it. */
export interface Caller {
  readonly windowId: number;
  readonly frame: { readonly url: string; readonly isMainFrame: boolean; readonly isDetached: boolean } | null;
}

export function isTrustedCaller(
  { windowId, frame }: Caller,
  origin: string,
  ourWindowIds: ReadonlySet<number>,
): boolean {
  return (
    frame !== null &&
    frame.isMainFrame &&
    !frame.isDetached &&
    ourWindowIds.has(windowId) &&
    isOurAddress(frame.url, origin)
  );
}

const PERMITTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Everything is denied but copying and full screen, and those only to the page itself. Source: A.1 item 5. */
export function mayUsePermission(permission: string, address: string, isMainFrame: boolean, origin: string): boolean {
  return PERMITTED.has(permission) && isMainFrame && isOurAddress(address, origin);
}
