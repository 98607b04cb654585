/** How the loopback server answers: every answer carries the security headers, data is never cached, errors carry no path. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toWireError } from '../../../shared/contract/errors.ts';
import { NOTHING_ALLOWED, PLAIN_PAGE, SECURITY_HEADERS } from '../pageSecurity.ts';
import { DOCUMENT_POLICY } from '../shownDocuments.ts';
import type { Verdict } from './gate.ts';
import { refusalPage } from './plainPages.ts';

/** What the gate refused: a sentence for a person who came with a browser, a code for everything else. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  verdict: Extract<Verdict, { kind: 'refuse' }>,
): void {
  // What the sender still wants to send is not read.
  response.setHeader('Connection', 'close');
  const wantsPage = request.method === 'GET' && headerOf(request, 'accept')?.includes('text/html') === true;
  if (wantsPage) sendRefusalPage(response, verdict.status, verdict.reason);
  else
    sendError(
      response,
      verdict.status,
      'app/refused',
      'Quarterbook does not answer this. Open it with the address it printed when it started.',
    );
}

/** A brief in its frame: its own policy in place of the page's. */
export function sendDocument(response: ServerResponse, html: string): void {
  response.writeHead(200, { ...dataHeaders('text/html; charset=utf-8'), 'Content-Security-Policy': DOCUMENT_POLICY });
  response.end(html);
}

/** @param reason key of the sentences in plainPages.ts. */
export function sendRefusalPage(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...dataHeaders('text/html; charset=utf-8'), 'Content-Security-Policy': PLAIN_PAGE });
  response.end(refusalPage(reason));
}

/** After the gate only bodies and files can fail; the sentence carries no path and no stack. */
export function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const wire = toWireError(error);
  response.setHeader('Connection', 'close');
  sendError(response, wire.code === 'app/too-large' ? 413 : 400, wire.code, wire.message);
}

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  sendText(response, status, JSON.stringify({ ok: false, error: { code, message, details: {} } }));
}

/** JSON text as it came from the services. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, { ...dataHeaders('application/json; charset=utf-8'), 'Content-Length': body.length });
  response.end(body);
}

/** Headers of everything that is not a page of the app. */
export function dataHeaders(type: string): Record<string, string> {
  return {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': NOTHING_ALLOWED,
    'Content-Type': type,
    'Cache-Control': 'no-store',
  };
}

/** The first value of a header, by its name in small letters. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
