/** In the desktop app everything goes through the two functions the preload exposes. */
import type { Transport } from './transport.ts';

/** What src/preload/index.ts puts on the window. */
export interface Bridge {
  invoke(method: string, input: unknown): Promise<string>;
  on(listener: (name: string, payload: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly quarterbook?: Bridge;
  }
}

/** Null outside the desktop app. */
export function electronTransport(): Transport | null {
  const bridge = window.quarterbook;
  if (bridge === undefined) return null;
  return {
    call: (method, input) => bridge.invoke(method, input),
    // The preload turns the File into a path that this side never sees.
    stage: (file) => bridge.invoke('source.stage', { file }),
    on: (listener) => bridge.on(listener),
  };
}
