/** Flags by id behave like a map of numbers, however far apart the ids lie. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idBits } from '../../../../src/main/import/changeset/idBits.ts';

const id = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
const flags = fc.integer({ min: 0, max: 31 }).map((at) => 1 << at);

test('every flag is found again at its own id, and the ids come back rising', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(id, flags), { maxLength: 60 }), id, (noted, other) => {
      const bits = idBits();
      const model = new Map<number, number>();
      for (const [at, flag] of noted) {
        bits.add(at, flag);
        model.set(at, (model.get(at) ?? 0) | flag);
      }
      for (const [at, all] of model) expect(bits.get(at)).toBe(all);
      expect(bits.get(other)).toBe(model.get(other) ?? 0);
      expect([...bits.ids()]).toEqual([...model.keys()].sort((a, b) => a - b));
    }),
  );
});
