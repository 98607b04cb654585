import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENTITIES, type DraftFact, type NormalisedRow } from '../../../../src/shared/fields/types.ts';
import { type ReadRow, rowPacker, rowUnpacker } from '../../../../src/main/import/rows/rowBatch.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const value = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
);
const fact: fc.Arbitrary<DraftFact> = fc.record({
  entity: fc.constantFrom(...ENTITIES),
  slot: fc.oneof(fc.constant(''), text),
  values: fc.array(fc.tuple(text, value), { maxLength: 5 }).map((entries) => new Map(entries)),
  columns: fc.array(fc.tuple(text, fc.nat(30)), { maxLength: 3 }).map((entries) => new Map(entries)),
});
const normalised: fc.Arbitrary<NormalisedRow> = fc.record({
  row: fc.integer({ min: 1, max: 1_048_576 }),
  facts: fc.array(fact, { maxLength: 4 }),
  rejected: fc.array(
    fc.record({
      row: fc.integer({ min: 1, max: 1_048_576 }),
      column: fc.option(fc.nat(40), { nil: null }),
      header: text,
      value: text,
      code: text,
      message: text,
    }),
    { maxLength: 2 },
  ),
  extra: fc.option(
    fc.dictionary(text, text, { minKeys: 1, maxKeys: 3 }).map((fields) => JSON.stringify(fields)),
    { nil: null },
  ),
});
const row: fc.Arbitrary<ReadRow> = fc
  .tuple(normalised, fc.array(fc.oneof(text, fc.integer(), fc.constant(null))))
  .map(([read, cells]) => ({ n: read.row, cells: JSON.stringify(cells), normalised: read }));

it('gives back what was packed, batch after batch', () => {
  fc.assert(
    fc.property(fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { maxLength: 4 }), (batches) => {
      const pack = rowPacker();
      const unpack = rowUnpacker();
      for (const batch of batches) expect([...unpack(structuredClone(pack(batch)))]).toEqual(batch);
    }),
  );
});
