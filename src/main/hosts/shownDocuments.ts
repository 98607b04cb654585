/** Documents shown in a frame of the page, by opaque address; only the last few are kept. Both hosts serve them alike. */
import { randomBytes } from 'node:crypto';

const KEPT = 4;

/** Self-contained by contract; this makes it true: no script, no net, no way out, framed by nobody but us. */
export const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

export interface ShownDocuments {
  /** @returns a path of ours. */
  show(html: string): string;
  /** The document at a path of ours; null when it is none or no longer kept. */
  at(path: string): string | null;
}

export function createShownDocuments(): ShownDocuments {
  const kept = new Map<string, string>();
  return {
    show: (html) => {
      const path = `/document/${randomBytes(32).toString('base64url')}`;
      kept.set(path, html);
      for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
      return path;
    },
    at: (path) => kept.get(path) ?? null,
  };
}
