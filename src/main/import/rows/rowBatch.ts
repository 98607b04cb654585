/**
 * Rows as they were read, packed for the way from one thread to another: three texts a batch, because texts cross quickest.
 * Facts of equal shape (entity, slot, columns, names of their values) name the shape once. Packing and unpacking keep
 * everything but the identity of objects.
 */
import type { DraftFact, Entity, NormalisedRow, NormalisedValue, RejectedCell } from '../../../shared/fields/types.ts';

/** A data row with what was read from it. */
export interface ReadRow {
  /** 1-based row of the sheet. */
  readonly n: number;
  /** Cells as JSON text. */
  readonly cells: string;
  readonly normalised: NormalisedRow;
}

export interface RowBatch {
  /** JSON of PackedBatch. */
  readonly rows: string;
  /** A row's cells a line: JSON holds no line breaks. */
  readonly cells: string;
  /** A row's unmapped columns a line, empty without any. */
  readonly extras: string;
}

type PackedValue = NormalisedValue | null;
type PackedFact = readonly [shape: number, ...values: readonly PackedValue[]];
type PackedRejection = readonly [
  row: number,
  column: number | null,
  header: string,
  value: string,
  code: string,
  message: string,
];
type PackedRow = readonly [n: number, facts: readonly PackedFact[], ...rejected: readonly PackedRejection[]];
type PackedShape = readonly [
  entity: Entity,
  slot: string,
  columns: readonly (readonly [string, number])[],
  names: readonly string[],
];
interface PackedBatch {
  /** Those that no earlier batch named. */
  readonly shapes: readonly PackedShape[];
  readonly rows: readonly PackedRow[];
}

/** Packs the batches of one sheet, in order. */
export function rowPacker(): (rows: readonly ReadRow[]) => RowBatch {
  const shapeIds = new Map<string, number>();
  const columnIds = new Map<DraftFact['columns'], number>();
  let fresh: PackedShape[] = [];
  const shapeOf = ({ entity, slot, columns, values }: DraftFact): number => {
    let columnId = columnIds.get(columns);
    if (columnId === undefined) {
      columnId = columnIds.size;
      columnIds.set(columns, columnId);
    }
    let key = `${columnId} ${entity} ${slot}`;
    for (const name of values.keys()) key += `\n${name}`;
    let id = shapeIds.get(key);
    if (id === undefined) {
      id = shapeIds.size;
      shapeIds.set(key, id);
      fresh.push([entity, slot, [...columns], [...values.keys()]]);
    }
    return id;
  };
  const packRow = ({ n, normalised }: ReadRow): PackedRow => [
    n,
    normalised.facts.map((fact): PackedFact => [shapeOf(fact), ...fact.values.values()]),
    ...normalised.rejected.map(({ row, column, header, value, code, message }): PackedRejection => [
      row,
      column,
      header,
      value,
      code,
      message,
    ]),
  ];
  return (rows) => {
    const packed = rows.map(packRow);
    const shapes = fresh;
    fresh = [];
    return {
      rows: JSON.stringify({ shapes, rows: packed } satisfies PackedBatch),
      cells: rows.map((row) => row.cells).join('\n'),
      extras: rows.map((row) => row.normalised.extra ?? '').join('\n'),
    };
  };
}

interface Shape {
  readonly entity: Entity;
  readonly slot: string;
  readonly columns: ReadonlyMap<string, number>;
  readonly names: readonly string[];
}

/**
 * Unpacks the batches of one sheet, in the order they were packed in; each row when it is asked for, so that the rows of a
 * batch need not all live at once.
 */
export function rowUnpacker(): (batch: RowBatch) => IterableIterator<ReadRow> {
  const shapes: Shape[] = [];
  const unpackFact = (packed: PackedFact): DraftFact => {
    const shape = shapes[packed[0]];
    if (shape === undefined) throw new RangeError('a batch of rows names a shape that none has told');
    const { entity, slot, columns, names } = shape;
    const values = new Map<string, PackedValue>();
    for (let at = 0; at < names.length; at += 1) values.set(names[at] ?? '', packed[at + 1] ?? null);
    return { entity, slot, columns, values };
  };
  return function* (batch) {
    const { shapes: fresh, rows } = JSON.parse(batch.rows) as PackedBatch;
    for (const [entity, slot, columns, names] of fresh) shapes.push({ entity, slot, columns: new Map(columns), names });
    const cells = batch.cells.split('\n');
    const extras = batch.extras.split('\n');
    for (const [at, [n, facts, ...rejected]] of rows.entries())
      yield {
        n,
        cells: cells[at] ?? '[]',
        normalised: {
          row: n,
          facts: facts.map(unpackFact),
          rejected: rejected.map(unpackRejection),
          extra: extras[at] === '' ? null : (extras[at] ?? null),
        },
      };
  };
}

function unpackRejection([row, column, header, value, code, message]: PackedRejection): RejectedCell {
  return { row, column, header, value, code, message };
}
