/** Answers `app://book/...` from the allow-list. Pure: the protocol handler only passes the request in. Source: reliability page, A.3. */
import type { PageFile } from '../pageFiles.ts';
import { contentSecurityPolicy, fillPage, NOTHING_ALLOWED, SECURITY_HEADERS } from '../pageSecurity.ts';
import { DOCUMENT_POLICY, type ShownDocuments } from '../shownDocuments.ts';
import { APP_ORIGIN, isOurAddress } from './addresses.ts';

export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string | null;
}

const refuse = (status: 404 | 405): PageAnswer => ({
  status,
  headers: { ...SECURITY_HEADERS, 'Content-Security-Policy': NOTHING_ALLOWED, 'Content-Type': 'text/plain' },
  body: null,
});

export interface PageSources {
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly documents: Pick<ShownDocuments, 'at'>;
}

export function answerPage(
  method: string,
  address: string,
  { pages, documents }: PageSources,
  nonce: string,
): PageAnswer {
  if (method !== 'GET' && method !== 'HEAD') return refuse(405);
  if (!isOurAddress(address, APP_ORIGIN)) return refuse(404);
  const path = new URL(address).pathname;
  const document = documents.at(path);
  if (document !== null) {
    const headers = {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': DOCUMENT_POLICY,
      'Content-Type': 'text/html; charset=utf-8',
    };
    return { status: 200, headers, body: method === 'HEAD' ? null : document };
  }
  const file = pages.get(path);
  if (file === undefined) return refuse(404);
  const isDocument = file.type.startsWith('text/html');
  return {
    status: 200,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Content-Type': file.type,
      'Cache-Control': 'no-store',
    },
    body: method === 'HEAD' ? null : isDocument ? fillPage(file.body.toString('utf8'), nonce, null) : file.body,
  };
}
