/** What bounds the loopback door: its address, its session and its sockets. Source: reliability page, D.3 points 1, 4, 5. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDownloads } from '../../../src/main/hosts/loopback/downloads.ts';
import { type LoopbackServer, startLoopbackServer } from '../../../src/main/hosts/loopback/server.ts';
import { createShownDocuments } from '../../../src/main/hosts/shownDocuments.ts';
import { localLink } from '../../support/localLink.ts';
import { sendRaw } from '../../support/rawHttp.ts';
import { startTestServices } from '../../support/services.ts';

async function start(): Promise<LoopbackServer> {
  const services = startTestServices();
  const uploads = join(services.folders.temporary, 'uploads');
  mkdirSync(uploads);
  const server = await startLoopbackServer({
    link: localLink(services),
    pages: new Map(),
    downloads: createDownloads(),
    documents: createShownDocuments(),
    uploads,
    port: 0,
    onStaleLink: () => undefined,
  });
  onTestFinished(async () => {
    await server.close();
    await services.close();
  });
  return server;
}

test('the session is a cookie that no script reads, no other site sends, and that ends with the browser', async () => {
  const server = await start();
  const path = new URL(server.newAddress());
  const { text } = await sendRaw(server.port, [
    `GET ${path.pathname}${path.search} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Connection: close',
  ]);
  const cookies = text.split('\r\n').filter((line) => /^set-cookie:/i.test(line));
  expect(cookies).toEqual([
    expect.stringMatching(
      new RegExp(`^set-cookie: quarterbook_${server.port}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict$`, 'i'),
    ),
  ]);
});

test.skipIf(!existsSync('/proc/net/tcp'))(
  'the system lists one listener, on 127.0.0.1 (skipped without /proc)',
  async () => {
    const { port } = await start();
    const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    const listeners = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
      (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
        .map((line) => line.trim().split(/\s+/))
        .filter(([, local = '', , state]) => state === '0A' && local.endsWith(suffix))
        .map(([, local = '']) => local),
    );
    expect(listeners).toEqual([`0100007F${suffix}`]);
  },
);

test('at most 32 sockets are held; the next ones are closed, and there is room again when some leave', async () => {
  const server = await start();
  const sockets: Socket[] = [];
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  const closed: Promise<void>[] = [];
  for (let n = 0; n < 40; n += 1) {
    const socket = connect(server.port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    closed.push(new Promise((resolve) => socket.once('close', () => resolve())));
  }
  await Promise.all(closed.slice(32));
  expect(sockets.map((socket) => socket.destroyed)).toEqual(sockets.map((_, n) => n >= 32));
  sockets.slice(0, 10).forEach((socket) => socket.destroy());
  await expect
    .poll(
      async () => (await sendRaw(server.port, ['GET / HTTP/1.1', 'Host: evil.example', 'Connection: close'])).status,
    )
    .toBe(421);
});
