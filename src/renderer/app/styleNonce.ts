/** The nonce of this page's Content-Security-Policy, for style elements; empty where the host sets none (development server). */
export function styleNonce(page: Document = document): string {
  const nonce = page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  return nonce.startsWith('__') ? '' : nonce;
}
