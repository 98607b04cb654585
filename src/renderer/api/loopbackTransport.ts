/**
 * In a browser: calls to the loopback host this page came from. Each carries the page's key, which came once in the page
 * that followed the one-time link and is kept for this tab only, so that a stolen cookie alone can do nothing.
 */
import { createEventReader } from './eventText.ts';
import type { Transport } from './transport.ts';

const KEY = 'quarterbook-key';
const RETRY_MS = 2_000;

export function loopbackTransport(): Transport {
  const key = takePageKey();
  const headers = { 'X-Quarterbook-Key': key };
  const listeners = new Set<(name: string, payload: unknown) => void>();
  let isListening = false;

  // Not EventSource: it cannot send the key.
  const listen = async (): Promise<void> => {
    const response = await fetch('/events', { headers });
    if (!response.ok || response.body === null) return;
    const read = createEventReader();
    for await (const piece of streamOf(response.body.pipeThrough(new TextDecoderStream()))) {
      for (const { name, data } of read(piece)) for (const listener of listeners) listener(name, JSON.parse(data));
    }
  };
  const keepListening = (): void => {
    isListening = true;
    // The host may be stopped and the page left open: trying again costs nothing and needs no word.
    listen()
      .catch(() => undefined)
      .finally(() => setTimeout(keepListening, RETRY_MS));
  };

  return {
    call: async (method, input) => {
      const response = await fetch(`/api/${method}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      return response.text();
    },
    stage: async (file) => {
      const response = await fetch('/upload', {
        method: 'POST',
        headers: {
          ...headers,
          'Content-Type': 'application/octet-stream',
          'X-File-Name': encodeURIComponent(file.name),
        },
        body: file,
      });
      return response.text();
    },
    on: (listener) => {
      listeners.add(listener);
      if (!isListening) keepListening();
      return () => listeners.delete(listener);
    },
  };
}

function takePageKey(): string {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${KEY}"]`);
  if (meta !== null) {
    sessionStorage.setItem(KEY, meta.content);
    meta.remove();
  }
  return sessionStorage.getItem(KEY) ?? '';
}

/** Readable streams are not async-iterable in every browser yet. */
async function* streamOf(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
