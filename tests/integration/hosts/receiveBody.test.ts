/** A sender that falls silent is cut off; one that waits for a long answer is not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { receiveFile, receiveJson } from '../../../src/main/hosts/loopback/receiveBody.ts';

/** The socket's patience in ms before and after a body was received; 0: it waits for ever. */
async function patience(receive: (request: IncomingMessage) => Promise<unknown>): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const server = createServer((request, response) => {
    const received = receive(request);
    seen.push(request.socket.timeout);
    void received.then(() => {
      seen.push(request.socket.timeout);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await fetch(`http://127.0.0.1:${address.port}/`, { method: 'POST', body: '{"a":1}' });
  return seen;
}

test('whoever sends is watched; whoever has sent all waits for the answer as long as it takes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-body-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(await patience(receiveJson)).toEqual([30_000, 0]);
  expect(await patience((request) => receiveFile(request, join(folder, 'body')))).toEqual([30_000, 0]);
});
