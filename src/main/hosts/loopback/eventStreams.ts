/** Server-sent events to every open page. */
import type { ServerResponse } from 'node:http';

export interface EventStreams {
  add(response: ServerResponse): void;
  send(name: string, payload: unknown): void;
  count(): number;
  closeAll(): void;
}

const KEEP_ALIVE_MS = 20_000;

export function createEventStreams(): EventStreams {
  const open = new Set<ServerResponse>();
  const beat = setInterval(() => {
    for (const response of open) response.write(': still here\n\n');
  }, KEEP_ALIVE_MS);
  beat.unref();
  return {
    add: (response) => {
      open.add(response);
      response.on('close', () => open.delete(response));
      response.write(': open\n\n');
    },
    send: (name, payload) => {
      const text = `event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`;
      for (const response of open) response.write(text);
    },
    count: () => open.size,
    closeAll: () => {
      clearInterval(beat);
      for (const response of open) response.end();
    },
  };
}
