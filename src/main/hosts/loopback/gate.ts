/**
 * Decides whether a request may pass, before anything else looks at it: a loopback server is a public server.
 * A pure function over the raw request, tested with attacks by name. Source: reliability page, D.3.
 */
import { timingSafeEqual } from 'node:crypto';

export interface RawRequest {
  readonly method: string;
  /** Request target as sent. */
  readonly target: string;
  /** Names and values alternating, as Node gives them, so that a header sent twice is seen twice. */
  readonly rawHeaders: readonly string[];
}

export interface Secrets {
  readonly port: number;
  readonly cookie: string;
  /** Second secret, known only to the page that followed the one-time link. */
  readonly pageKey: string;
}

export type Verdict =
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403 | 404 | 405 | 415 | 421; readonly reason: string }
  /** The one-time link; whether its token is good is the session's to say. */
  | { readonly kind: 'link'; readonly token: string; readonly isFromElsewhere: boolean }
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'download'; readonly id: string }
  | { readonly kind: 'events' }
  | { readonly kind: 'call'; readonly method: string }
  | { readonly kind: 'upload' };

/** At most one each: a second one is a smuggling attempt, not a browser. */
const SINGLE = ['host', 'origin', 'cookie', 'content-type', 'content-length', 'sec-fetch-site', 'x-quarterbook-key'];

export const cookieName = (port: number): string => `quarterbook_${port}`;

export function judge({ method, target, rawHeaders }: RawRequest, secrets: Secrets): Verdict {
  const headers = readHeaders(rawHeaders);
  const one = (name: string): string | undefined => headers.get(name)?.[0];
  const self = `http://127.0.0.1:${secrets.port}`;

  if (headers.get('host')?.length !== 1 || one('host') !== `127.0.0.1:${secrets.port}`) return refuse(421, 'host');
  if (SINGLE.some((name) => (headers.get(name)?.length ?? 0) > 1)) return refuse(400, 'repeated header');
  const site = one('sec-fetch-site');
  const isOtherSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const link = method === 'GET' && target.startsWith('/open?') ? linkToken(target, self) : null;
  if (isOtherSite && (link === null || !isTopNavigation(one))) return refuse(403, 'other site');
  const origin = one('origin');
  if (origin !== undefined && origin !== self) return refuse(403, 'other origin');
  if (one('upgrade') !== undefined) return refuse(400, 'upgrade');
  if (link !== null) return { kind: 'link', token: link, isFromElsewhere: isOtherSite };
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return refuse(405, 'method');
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(target, self)) return refuse(400, 'target');

  const url = new URL(target, self);
  if (!isEqual(cookieOf(one('cookie'), cookieName(secrets.port)), secrets.cookie)) return refuse(401, 'no session');

  if (method === 'POST') return judgePost(url.pathname, one, origin, site, secrets);
  if (url.pathname === '/events') return hasKey(one, secrets) ? { kind: 'events' } : refuse(403, 'no page key');
  const download = /^\/files\/([A-Za-z0-9_-]{43})\/[^/]*$/.exec(url.pathname);
  if (download?.[1] !== undefined) return { kind: 'download', id: download[1] };
  return { kind: 'page', path: url.pathname };
}

function judgePost(
  path: string,
  one: (name: string) => string | undefined,
  origin: string | undefined,
  site: string | undefined,
  secrets: Secrets,
): Verdict {
  if (origin === undefined || site === 'none') return refuse(403, 'no origin');
  const call = /^\/api\/([A-Za-z]+\.[A-Za-z]+)$/.exec(path)?.[1];
  const isUpload = path === '/upload';
  if (call === undefined && !isUpload) return refuse(404, 'no such call');
  const type = (one('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== (isUpload ? 'application/octet-stream' : 'application/json')) return refuse(415, 'content type');
  if (!hasKey(one, secrets)) return refuse(403, 'no page key');
  return call === undefined ? { kind: 'upload' } : { kind: 'call', method: call };
}

function linkToken(target: string, self: string): string | null {
  return URL.canParse(target, self) ? (new URL(target, self).searchParams.get('t') ?? '') : null;
}

/**
 * The one-time link may be followed from outside: from the private file that starts the person's browser (its address must
 * not stand in an argument list) or from a terminal in a browser. The token is the proof there, and only a whole page may.
 */
function isTopNavigation(one: (name: string) => string | undefined): boolean {
  return one('sec-fetch-mode') === 'navigate' && one('sec-fetch-dest') === 'document';
}

const refuse = (status: Extract<Verdict, { kind: 'refuse' }>['status'], reason: string): Verdict => ({
  kind: 'refuse',
  status,
  reason,
});

const hasKey = (one: (name: string) => string | undefined, secrets: Secrets): boolean =>
  isEqual(one('x-quarterbook-key') ?? '', secrets.pageKey);

function readHeaders(raw: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const values = headers.get(name);
    if (values === undefined) headers.set(name, [raw[at + 1] ?? '']);
    else values.push(raw[at + 1] ?? '');
  }
  return headers;
}

function cookieOf(header: string | undefined, name: string): string {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return '';
}

/** Constant-time for equal lengths; the length of a secret is no secret. */
export function isEqual(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
