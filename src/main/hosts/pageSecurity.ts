/**
 * What every page answer carries, the same text on both hosts so that one attack test serves both.
 * Source: reliability page, A.3; the style nonce and the `default` Trusted Types policy: house page, "Facts measured".
 */
import { randomBytes } from 'node:crypto';

/** @param nonce for the one <style> Mantine writes; fresh per answer. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    // Only the preview of a brief, which has a policy of its own (shownDocuments.ts).
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app default',
  ].join('; ');
}

/** For answers that are never a page: data, downloads, refusals. */
export const NOTHING_ALLOWED =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** For pages of one sentence: no script, no style, no outside. */
export const PLAIN_PAGE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/** Puts the nonce of this answer (and, on the loopback host, the page's key) into index.html. */
export function fillPage(html: string, nonce: string, pageKey: string | null): string {
  const key = pageKey === null ? '' : `<meta name="quarterbook-key" content="${pageKey}" />`;
  return html.replaceAll('__CSP_NONCE__', nonce).replace('</head>', `${key}</head>`);
}
