/** Produced files by opaque id, until the host stops: 256 random bits stand for a path that never leaves this process. */
import type { Delivery } from '../../../shared/contract/app.ts';
import type { ProducedFile } from '../host.ts';
import { newSecret } from './oneTimeLinks.ts';

export interface Downloads {
  offer(file: ProducedFile): Delivery;
  find(id: string): ProducedFile | null;
}

export function createDownloads(): Downloads {
  const files = new Map<string, ProducedFile>();
  return {
    offer: (file) => {
      const id = newSecret();
      files.set(id, file);
      return { kind: 'download', name: file.name, url: `/files/${id}/${encodeURIComponent(file.name)}` };
    },
    find: (id) => files.get(id) ?? null,
  };
}

/** `Content-Disposition` for any name: an ASCII stand-in and the real one (RFC 6266). */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
