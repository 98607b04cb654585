/** Lists by key and values by id behave like Maps, however the ids lie. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idMap } from '../../../../src/main/import/match/idMap.ts';
import { listMap } from '../../../../src/main/import/match/listMap.ts';

const id = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

test('what was added is listed under its key, in that order; a key that was only named has an empty list', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.boolean()), { maxLength: 60 }), id, (steps, other) => {
      for (const lists of [listMap<number, { n: number }>(), listMap<number, { n: number }>(idMap())]) {
        const model = new Map<number, { n: number }[]>();
        for (const [n, [key, isOpened]] of steps.entries()) {
          const known = model.get(key) ?? [];
          model.set(key, known);
          if (isOpened) lists.open(key);
          else {
            lists.add(key, { n });
            known.push({ n });
          }
        }
        for (const [key, list] of model) expect(lists.get(key)).toEqual(list);
        expect(lists.get(other)).toEqual(model.get(other));
        expect([...lists.lists()].flat()).toHaveLength([...model.values()].flat().length);
      }
    }),
  );
});

test('values come back by id, counted once, in the order of the ids', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.string()), { maxLength: 60 }), (steps) => {
      const values = idMap<string>();
      for (const [at, value] of steps) values.set(at, value);
      const model = new Map(steps);
      expect(values.size).toBe(model.size);
      expect([...values.values()]).toEqual([...model].sort(([a], [b]) => a - b).map(([, value]) => value));
    }),
  );
});
