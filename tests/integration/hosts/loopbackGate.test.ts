/**
 * The loopback door against attacks by name, over raw sockets. Source: reliability page, D.3 and E17.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDownloads, type Downloads } from '../../../src/main/hosts/loopback/downloads.ts';
import { createShownDocuments } from '../../../src/main/hosts/shownDocuments.ts';
import { startLoopbackServer, type LoopbackServer } from '../../../src/main/hosts/loopback/server.ts';
import type { PageFile } from '../../../src/main/hosts/pageFiles.ts';
import { localLink } from '../../support/localLink.ts';
import { sendRaw } from '../../support/rawHttp.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

const page: PageFile = {
  type: 'text/html; charset=utf-8',
  body: Buffer.from('<!doctype html><html><head><title>Quarterbook</title></head><body></body></html>'),
  isImmutable: false,
};
const pages = new Map<string, PageFile>([
  ['/', page],
  ['/index.html', page],
  ['/assets/main-1.js', { type: 'text/javascript; charset=utf-8', body: Buffer.from('export {};'), isImmutable: true }],
]);

let services: TestServices;
let downloads: Downloads;
let server: LoopbackServer;
let uploads: string;
const documents = createShownDocuments();
let cookie = '';
let key = '';
let staleLinks = 0;

beforeAll(async () => {
  services = startTestServices();
  downloads = createDownloads();
  uploads = join(services.folders.temporary, 'uploads');
  mkdirSync(uploads);
  server = await startLoopbackServer({
    link: localLink(services),
    pages,
    downloads,
    documents,
    uploads,
    port: 0,
    onStaleLink: () => (staleLinks += 1),
  });
  const opened = await get(tokenPath());
  cookie = /set-cookie: ([^;]+)/i.exec(opened.text)?.[1] ?? '';
  const first = await get('/', [`Cookie: ${cookie}`]);
  key = /name="quarterbook-key" content="([^"]+)"/.exec(first.text)?.[1] ?? '';
});

afterAll(async () => {
  await server.close();
  await services.close();
});

const host = (): string => `127.0.0.1:${server.port}`;
const self = (): string => `http://${host()}`;
const tokenPath = (): string => server.newAddress().slice(self().length);
const get = (path: string, headers: readonly string[] = []) =>
  sendRaw(server.port, [`GET ${path} HTTP/1.1`, `Host: ${host()}`, ...headers, 'Connection: close']);

/** The headers of an honest call, any of them replaced or dropped. */
function honest(change: Readonly<Record<string, string | null>> = {}): readonly string[] {
  const headers: Record<string, string | null> = {
    Host: host(),
    Cookie: cookie,
    Origin: self(),
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
    'X-Quarterbook-Key': key,
    Connection: 'close',
    ...change,
  };
  return Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
}

const call = (
  change: Readonly<Record<string, string | null>> = {},
  { path = '/api/app.start', body = '{}', method = 'POST', extra = [] as readonly string[] } = {},
) =>
  sendRaw(
    server.port,
    [
      `${method} ${path} HTTP/1.1`,
      ...honest({ 'Content-Length': String(Buffer.byteLength(body)), ...change }),
      ...extra,
    ],
    body,
  );

type Send = () => Promise<{ status: number; text: string }>;

/** Name of the case, how it is sent, the status it must get (0: no answer at all). */
const cases: readonly (readonly [name: string, send: Send, status: number])[] = [
  // honest traffic passes
  ['honest call', () => call(), 200],
  ['honest call from a client that sends no Sec-Fetch-Site', () => call({ 'Sec-Fetch-Site': null }), 200],
  [
    'honest call with a charset in the content type',
    () => call({ 'Content-Type': 'application/json; charset=utf-8' }),
    200,
  ],
  ['honest page', () => get('/', [`Cookie: ${cookie}`]), 200],
  ['honest page, typed into the address bar', () => get('/', [`Cookie: ${cookie}`, 'Sec-Fetch-Site: none']), 200],
  ['honest page among other cookies of 127.0.0.1', () => get('/', [`Cookie: a=1; ${cookie}; b=2`]), 200],
  ['honest script', () => get('/assets/main-1.js', [`Cookie: ${cookie}`, 'Sec-Fetch-Site: same-origin']), 200],
  ['honest HEAD', () => sendRaw(server.port, ['HEAD / HTTP/1.1', ...honest()]), 200],
  ['honest one-time link', () => get(tokenPath()), 303],
  [
    'honest one-time link typed into the address bar',
    () => get(tokenPath(), ['Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate']),
    303,
  ],
  [
    'one-time link followed from the file that starts the browser',
    () => get(tokenPath(), ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document']),
    200,
  ],

  // DNS rebinding and other names for this host
  ['rebinding: a name of the attacker', () => call({ Host: `evil.example:${server.port}` }), 421],
  ['rebinding: nip.io', () => call({ Host: `127.0.0.1.nip.io:${server.port}` }), 421],
  ['rebinding: localhost', () => call({ Host: `localhost:${server.port}` }), 421],
  ['rebinding: trailing dot', () => call({ Host: `127.0.0.1.:${server.port}` }), 421],
  ['rebinding: 0.0.0.0', () => call({ Host: `0.0.0.0:${server.port}` }), 421],
  ['rebinding: decimal address', () => call({ Host: `2130706433:${server.port}` }), 421],
  ['rebinding: short address', () => call({ Host: `127.1:${server.port}` }), 421],
  ['rebinding: hexadecimal address', () => call({ Host: `0x7f000001:${server.port}` }), 421],
  ['rebinding: IPv6 loopback', () => call({ Host: `[::1]:${server.port}` }), 421],
  ['rebinding: IPv4 in IPv6', () => call({ Host: `[::ffff:127.0.0.1]:${server.port}` }), 421],
  ['rebinding: user part before the host', () => call({ Host: `x@127.0.0.1:${server.port}` }), 421],
  ['host without port', () => call({ Host: '127.0.0.1' }), 421],
  ['host with another port', () => call({ Host: '127.0.0.1:1' }), 421],
  ['host with a port that only starts alike', () => call({ Host: `127.0.0.1:${server.port}0` }), 421],
  ['empty host', () => call({ Host: '' }), 421],
  ['no host at all', () => call({ Host: null }), 400],
  ['two hosts, ours first', () => call({}, { extra: ['Host: evil.example'] }), 421],
  ['two hosts, ours twice', () => call({}, { extra: [`Host: ${host()}`] }), 421],
  [
    'rebinding even for the one-time link',
    () =>
      sendRaw(server.port, [`GET ${tokenPath()} HTTP/1.1`, `Host: evil.example:${server.port}`, 'Connection: close']),
    421,
  ],

  // cross-site requests
  ['cross-site call with a stolen cookie and key', () => call({ 'Sec-Fetch-Site': 'cross-site' }), 403],
  ['same-site call: another port of this host', () => call({ 'Sec-Fetch-Site': 'same-site' }), 403],
  ['a call that claims to be typed by a person', () => call({ 'Sec-Fetch-Site': 'none' }), 403],
  ['origin of another port', () => call({ Origin: 'http://127.0.0.1:1' }), 403],
  ['origin null: sandboxed frame or file', () => call({ Origin: 'null' }), 403],
  ['origin https', () => call({ Origin: `https://${host()}` }), 403],
  ['origin that only starts with ours', () => call({ Origin: `${self()}.evil.example` }), 403],
  ['origin localhost', () => call({ Origin: `http://localhost:${server.port}` }), 403],
  ['origin in capitals of a stranger', () => call({ Origin: 'HTTP://EVIL.EXAMPLE' }), 403],
  ['no origin on a call', () => call({ Origin: null }), 403],
  ['two origins', () => call({}, { extra: ['Origin: http://evil.example'] }), 400],
  [
    'cross-site image of a page',
    () => get('/', [`Cookie: ${cookie}`, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Dest: image']),
    403,
  ],
  [
    'cross-site frame of a page',
    () =>
      get('/', [
        `Cookie: ${cookie}`,
        'Sec-Fetch-Site: cross-site',
        'Sec-Fetch-Mode: navigate',
        'Sec-Fetch-Dest: iframe',
      ]),
    403,
  ],
  [
    'cross-site navigation to a page',
    () =>
      get('/', [
        `Cookie: ${cookie}`,
        'Sec-Fetch-Site: cross-site',
        'Sec-Fetch-Mode: navigate',
        'Sec-Fetch-Dest: document',
      ]),
    403,
  ],
  [
    'one-time link as a cross-site image',
    () => get(tokenPath(), ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image']),
    403,
  ],
  [
    'one-time link in a cross-site frame',
    () => get(tokenPath(), ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe']),
    403,
  ],
  ['one-time link fetched by another origin', () => get(tokenPath(), ['Origin: http://evil.example']), 403],
  ['preflight from a stranger', () => call({ Origin: 'https://evil.example' }, { method: 'OPTIONS' }), 403],
  ['preflight from ourselves', () => call({}, { method: 'OPTIONS' }), 405],
  [
    'web socket from a stranger',
    () => get('/events', [`Cookie: ${cookie}`, 'Origin: https://evil.example', 'Upgrade: websocket']),
    403,
  ],
  [
    'web socket from ourselves',
    () => sendRaw(server.port, ['GET /events HTTP/1.1', ...honest({ Connection: 'Upgrade' }), 'Upgrade: websocket']),
    400,
  ],

  // forms that a page of a stranger can send without asking
  ['form post as text', () => call({ 'Content-Type': 'text/plain' }), 415],
  ['form post urlencoded', () => call({ 'Content-Type': 'application/x-www-form-urlencoded' }), 415],
  ['form post multipart', () => call({ 'Content-Type': 'multipart/form-data; boundary=x' }), 415],
  ['no content type', () => call({ 'Content-Type': null }), 415],
  ['content type twice', () => call({}, { extra: ['Content-Type: text/plain'] }), 400],
  ['upload as a form', () => call({ 'Content-Type': 'multipart/form-data; boundary=x' }, { path: '/upload' }), 415],

  // sessions
  ['no cookie', () => call({ Cookie: null }), 401],
  ['empty cookie', () => call({ Cookie: '' }), 401],
  ['cookie of another port', () => call({ Cookie: cookie.replace(/_\d+=/, '_1=') }), 401],
  [
    'cookie with one letter changed',
    () => call({ Cookie: `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}` }),
    401,
  ],
  ['cookie cut short', () => call({ Cookie: cookie.slice(0, -1) }), 401],
  ['cookie with our value under another name', () => call({ Cookie: `x${cookie}` }), 401],
  ['two cookie headers', () => call({}, { extra: ['Cookie: a=b'] }), 400],
  ['stolen cookie without the key of the page', () => call({ 'X-Quarterbook-Key': null }), 403],
  ['stolen cookie with a guessed key', () => call({ 'X-Quarterbook-Key': 'A'.repeat(43) }), 403],
  ['the cookie in place of the key', () => call({ 'X-Quarterbook-Key': cookie.split('=')[1] ?? '' }), 403],
  ['events without the key', () => get('/events', [`Cookie: ${cookie}`]), 403],
  [
    'upload without the key',
    () => call({ 'Content-Type': 'application/octet-stream', 'X-Quarterbook-Key': null }, { path: '/upload' }),
    403,
  ],
  ['a made-up link', () => get('/open?t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), 401],
  ['a link without a token', () => get('/open?t='), 401],
  ['a link posted', () => call({ Cookie: null }, { path: tokenPath() }), 401],

  // targets
  [
    'absolute-form target of a stranger',
    () => sendRaw(server.port, ['GET http://evil.example/ HTTP/1.1', ...honest()]),
    400,
  ],
  ['absolute-form target of ourselves', () => sendRaw(server.port, [`GET ${self()}/ HTTP/1.1`, ...honest()]), 400],
  ['target that starts with two slashes', () => get('//evil.example/', [`Cookie: ${cookie}`]), 400],
  ['CONNECT', () => sendRaw(server.port, ['CONNECT 127.0.0.1:22 HTTP/1.1', ...honest()]), 0],
  ['TRACE', () => call({}, { method: 'TRACE' }), 405],
  ['DELETE', () => call({}, { method: 'DELETE' }), 405],
  ['PUT', () => call({}, { method: 'PUT' }), 405],
  ['path traversal', () => get('/../package.json', [`Cookie: ${cookie}`]), 404],
  ['path traversal, encoded', () => get('/%2e%2e/%2e%2e/etc/passwd', [`Cookie: ${cookie}`]), 404],
  ['path traversal with backslashes', () => get('/..\\..\\package.json', [`Cookie: ${cookie}`]), 404],
  ['a source map nobody shipped', () => get('/assets/main-1.js.map', [`Cookie: ${cookie}`]), 404],
  ['a null byte in the path', () => get('/%00', [`Cookie: ${cookie}`]), 404],
  ['a download nobody offered', () => get(`/files/${'A'.repeat(43)}/x.pdf`, [`Cookie: ${cookie}`]), 404],
  ['a GET for a call', () => get('/api/app.start', [`Cookie: ${cookie}`]), 404],
  ['a call by a prototype name', () => call({}, { path: '/api/constructor' }), 404],

  // bodies and parsing
  ['a body over one megabyte', () => call({}, { body: JSON.stringify({ x: 'x'.repeat(1_100_000) }) }), 413],
  ['a body that is not JSON', () => call({}, { body: '{' }), 400],
  ['headers over eight kilobytes', () => call({}, { extra: [`X-Filler: ${'x'.repeat(9_000)}`] }), 431],
  ['content length twice', () => call({}, { extra: ['Content-Length: 5'] }), 400],
  ['content length and chunked at once (smuggling)', () => call({}, { extra: ['Transfer-Encoding: chunked'] }), 400],
  ['a header name with a space', () => call({}, { extra: ['X Bad: 1'] }), 400],
  ['not HTTP at all', () => sendRaw(server.port, ['\u0016\u0003\u0001']), 400],
];

describe('the loopback door', () => {
  test('has its session', () => {
    expect(cookie).toMatch(new RegExp(`^quarterbook_${server.port}=[A-Za-z0-9_-]{43}$`));
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  test.each(cases)('%s', async (_name, send, status) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/access-control-/i);
    expect(answer.text).not.toMatch(/ at .*\.(ts|js):\d+/);
    if (status >= 400) expect(answer.text).not.toContain(key);
  });

  test('a link is good once; the second time asks for a fresh one', async () => {
    const path = tokenPath();
    const before = staleLinks;
    expect((await get(path)).status).toBe(303);
    const again = await get(path);
    expect(again.status).toBe(401);
    expect(again.text).toContain('A fresh one was just printed');
    expect(staleLinks).toBe(before + 1);
  });

  test('the key comes with the first page after a link and never again', async () => {
    expect((await get(tokenPath())).status).toBe(303);
    expect((await get('/', [`Cookie: ${cookie}`])).text).toContain('quarterbook-key');
    expect((await get('/', [`Cookie: ${cookie}`])).text).not.toContain('quarterbook-key');
  });

  test('every answer forbids sniffing, framing and caching of data', async () => {
    const { text } = await call();
    expect(text).toMatch(/x-content-type-options: nosniff/i);
    expect(text).toMatch(/cache-control: no-store/i);
    expect(text).toMatch(/cross-origin-resource-policy: same-origin/i);
    expect(text).toMatch(/referrer-policy: no-referrer/i);
    expect(text).toMatch(/content-security-policy: default-src 'none'/i);
  });

  test('a page has the agreed policy with a fresh nonce each time', async () => {
    const policies = await Promise.all(
      [0, 1].map(async () => /content-security-policy: (.*)/i.exec((await get('/', [`Cookie: ${cookie}`])).text)?.[1]),
    );
    expect(policies[0]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/=]{24}';/);
    expect(policies[0]).toContain("require-trusted-types-for 'script'");
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toBe(policies[1]);
  });

  test('an upload becomes a source under a random name in the private folder', async () => {
    const answer = await call(
      { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent('../../renewals Ü.csv') },
      { path: '/upload', body: 'a,b\n1,2\n' },
    );
    expect(answer.status).toBe(200);
    const { value } = JSON.parse(answer.text.slice(answer.text.indexOf('\r\n\r\n') + 4)) as {
      value: { sourceId: string; name: string; bytes: number };
    };
    expect(value).toMatchObject({ name: 'renewals Ü.csv', bytes: 8 });
    const [file] = readdirSync(uploads);
    expect(file).toMatch(/^upload-[A-Za-z0-9_-]{43}$/);
    expect(readFileSync(join(uploads, file ?? ''), 'utf8')).toBe('a,b\n1,2\n');
    await services.call('app.releaseSources', { sourceIds: [value.sourceId] });
    expect(readdirSync(uploads)).toEqual([]);
  });

  test('an upload that breaks off leaves nothing behind', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(
          `POST /upload HTTP/1.1\r\n${honest({ 'Content-Type': 'application/octet-stream', 'Content-Length': '1000000' }).join('\r\n')}\r\n\r\nabc`,
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on('close', () => resolve());
    });
    await expect.poll(() => readdirSync(uploads)).toEqual([]);
  });

  test('a produced file is downloaded under its own name, as an attachment', async () => {
    const path = join(services.folders.config, 'made.csv');
    writeFileSync(path, 'a,b\n');
    const delivery = downloads.offer({ path, name: 'Übersicht "2026".csv', mediaType: 'text/csv' });
    if (delivery.kind !== 'download') throw new Error('expected a download');
    const answer = await get(delivery.url, [`Cookie: ${cookie}`]);
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(
      /content-disposition: attachment; filename="_bersicht _2026_\.csv"; filename\*=UTF-8''%C3%9Cbersicht%20%222026%22\.csv/i,
    );
    expect(answer.text.endsWith('a,b\n')).toBe(true);
  });

  test('a shown document has a policy of its own, and only the last few are kept', async () => {
    const first = documents.show('<!doctype html><style>h1{color:red}</style><h1>Brief</h1>');
    const shown = await get(first, [`Cookie: ${cookie}`]);
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(
      /content-security-policy: default-src 'none'; style-src 'unsafe-inline'; .*frame-ancestors 'self'; sandbox/i,
    );
    expect((await get(first)).status).toBe(401);
    for (let n = 0; n < 4; n += 1) documents.show('later');
    expect((await get(first, [`Cookie: ${cookie}`])).status).toBe(404);
  });

  test('is busy while a page listens for events, idle otherwise', async () => {
    await get('/', [`Cookie: ${cookie}`]);
    await expect.poll(() => server.idleMs()).toBeGreaterThan(20);
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`GET /events HTTP/1.1\r\n${honest({ Connection: 'keep-alive' }).join('\r\n')}\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    expect(server.idleMs()).toBe(0);
    socket.destroy();
    await expect.poll(() => server.idleMs()).toBeGreaterThan(0);
  });

  test('no other interface of this machine answers', async () => {
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
    );
    const outcomes = await Promise.all(
      [...others, '::1'].map(
        (address) =>
          new Promise<string>((resolve) => {
            const socket = connect(server.port, address, () => resolve('connected'));
            socket.on('error', () => resolve('refused'));
            socket.setTimeout(2_000, () => resolve('refused'));
          }),
      ),
    );
    expect(outcomes.every((outcome) => outcome === 'refused')).toBe(true);
  });
});
