/**
 * The HTTP side of the loopback host: 127.0.0.1 only, every request through the gate, then one of six routes.
 * Source: reliability page, D.3.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { contentSecurityPolicy, fillPage, newNonce, PLAIN_PAGE, SECURITY_HEADERS } from '../pageSecurity.ts';
import type { PageFile } from '../pageFiles.ts';
import type { ShownDocuments } from '../shownDocuments.ts';
import type { ServiceLink } from '../thread/serviceLink.ts';
import { dataHeaders, fail, headerOf, refuse, sendDocument, sendRefusalPage, sendText } from './answers.ts';
import { attachment, type Downloads } from './downloads.ts';
import { createEventStreams } from './eventStreams.ts';
import { cookieName, judge, type Verdict } from './gate.ts';
import { createOneTimeLinks, newSecret } from './oneTimeLinks.ts';
import { displayName, receiveFile, receiveJson } from './receiveBody.ts';
import { onwardPage } from './plainPages.ts';

export interface LoopbackConfig {
  readonly link: ServiceLink;
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly downloads: Downloads;
  readonly documents: ShownDocuments;
  /** Private folder for uploads. */
  readonly uploads: string;
  /** 0: any free port. */
  readonly port: number;
  /** Someone followed a link of ours that was used or too old: a fresh one should be shown where the program was started. */
  onStaleLink(): void;
}

export interface LoopbackServer {
  readonly port: number;
  /** A fresh one-time address. */
  newAddress(): string;
  /** Milliseconds since the last request; 0 while a page listens for events. */
  idleMs(): number;
  close(): Promise<void>;
}

const MOST_SOCKETS = 32;
const MOST_HEADER_BYTES = 8192;

/** @throws the listen error (EADDRINUSE) when the port is taken. */
export async function startLoopbackServer(config: LoopbackConfig): Promise<LoopbackServer> {
  const links = createOneTimeLinks();
  const streams = createEventStreams();
  const secrets = { port: 0, cookie: newSecret(), pageKey: newSecret() };
  let isPageKeyDue = false;
  let lastRequestAt = performance.now();
  config.link.onEvent(streams.send);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    lastRequestAt = performance.now();
    const verdict = judge(
      { method: request.method ?? '', target: request.url ?? '', rawHeaders: request.rawHeaders },
      secrets,
    );
    switch (verdict.kind) {
      case 'refuse':
        return refuse(request, response, verdict);
      case 'link':
        return openSession(response, verdict);
      case 'page':
        return sendPage(request, response, verdict.path);
      case 'download':
        return sendDownload(request, response, verdict.id);
      case 'events':
        response.writeHead(200, { ...dataHeaders('text/event-stream'), Connection: 'keep-alive' });
        return streams.add(response);
      case 'call':
        return sendText(response, 200, await config.link.call(verdict.method, await receiveJson(request)));
      case 'upload':
        return sendText(response, 200, await acceptUpload(request));
    }
  };

  const openSession = (
    response: ServerResponse,
    { token, isFromElsewhere }: Extract<Verdict, { kind: 'link' }>,
  ): void => {
    const outcome = links.redeem(token);
    if (outcome !== 'good') {
      if (outcome === 'stale') config.onStaleLink();
      sendRefusalPage(response, 401, outcome === 'stale' ? 'stale link' : 'no session');
      return;
    }
    isPageKeyDue = true;
    const cookie = `${cookieName(secrets.port)}=${secrets.cookie}; Path=/; HttpOnly; SameSite=Strict`;
    if (isFromElsewhere) {
      // A redirect would still count as coming from elsewhere, and the browser would keep the cookie back.
      response.writeHead(200, {
        ...dataHeaders('text/html; charset=utf-8'),
        'Content-Security-Policy': PLAIN_PAGE,
        'Set-Cookie': cookie,
      });
      response.end(onwardPage('/'));
      return;
    }
    response.writeHead(303, { ...dataHeaders('text/plain'), Location: '/', 'Set-Cookie': cookie });
    response.end();
  };

  const sendPage = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const document = config.documents.at(path);
    if (document !== null) return sendDocument(response, document);
    const file = config.pages.get(path);
    if (file === undefined) return sendRefusalPage(response, 404, 'no such page');
    const isDocument = file.type.startsWith('text/html');
    const nonce = newNonce();
    // The page that follows a one-time link gets the second secret once; a neighbour that stole the cookie never sees it.
    const key = isDocument && isPageKeyDue && request.method === 'GET' ? secrets.pageKey : null;
    if (key !== null) isPageKeyDue = false;
    const body = isDocument ? Buffer.from(fillPage(file.body.toString('utf8'), nonce, key)) : file.body;
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Content-Type': file.type,
      'Content-Length': body.length,
      'Cache-Control': file.isImmutable ? 'private, max-age=31536000, immutable' : 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  const sendDownload = async (request: IncomingMessage, response: ServerResponse, id: string): Promise<void> => {
    const file = config.downloads.find(id);
    const size = file === null ? null : (await stat(file.path).catch(() => null))?.size;
    if (file === null || size === null || size === undefined) return sendRefusalPage(response, 404, 'no such file');
    response.writeHead(200, {
      ...dataHeaders(file.mediaType),
      'Content-Length': size,
      'Content-Disposition': attachment(file.name),
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file.path), response);
  };

  const acceptUpload = async (request: IncomingMessage): Promise<string> => {
    const path = join(config.uploads, `upload-${newSecret()}`);
    const bytes = await receiveFile(request, path);
    const name = displayName(headerOf(request, 'x-file-name'));
    return JSON.stringify({ ok: true, value: await config.link.stage({ path, name, bytes, isCopy: true }) });
  };

  const server = createServer(
    { maxHeaderSize: MOST_HEADER_BYTES, headersTimeout: 10_000, requestTimeout: 0 },
    (request, response) => {
      answer(request, response).catch((error: unknown) => fail(response, error));
    },
  );
  server.maxConnections = MOST_SOCKETS;
  secrets.port = await listen(server, config.port);

  return {
    port: secrets.port,
    newAddress: () => `http://127.0.0.1:${secrets.port}/open?t=${links.issue()}`,
    idleMs: () => (streams.count() > 0 ? 0 : performance.now() - lastRequestAt),
    close: () =>
      new Promise((resolve) => {
        streams.closeAll();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // The address is not an option: there is no flag that lets another machine in.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
