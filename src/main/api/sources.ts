/** Files handed in by the person, by opaque id: a screen never names a path. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import type { Sources, StagedSource } from './context.ts';

export function createSources(): Sources {
  const staged = new Map<string, StagedSource>();
  return {
    add: (file) => {
      const sourceId = randomUUID();
      staged.set(sourceId, { ...file, sourceId });
      return { sourceId, name: file.name, bytes: file.bytes };
    },
    get: (sourceId) => {
      const source = staged.get(sourceId);
      if (source === undefined) {
        throw new AppError('source/unknown', 'This file is no longer at hand. Add it again.', { sourceId });
      }
      return source;
    },
    release: (sourceIds) => {
      for (const sourceId of sourceIds) {
        const source = staged.get(sourceId);
        staged.delete(sourceId);
        if (source?.isCopy === true) rmSync(source.path, { force: true });
      }
    },
  };
}
