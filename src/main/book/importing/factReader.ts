/** Reads stored facts as value arrays in the order of FACT_TABLES, for matching and comparing rows while importing. */
import type Database from 'better-sqlite3';
import type { Entity } from '../../../shared/fields/types.ts';
import { FACT_TABLES, type FactValues, type Stored } from './factColumns.ts';

export interface StoredFact {
  readonly id: number;
  readonly values: FactValues;
}

export interface FactReader {
  /** @throws RangeError when there is no such fact: ids come from this book. */
  read(entity: Entity, id: number): FactValues;
  readOrNull(entity: Entity, id: number): FactValues | null;
  readExtra(entity: Entity, id: number): string | null;
  /** The facts hanging on an account (forecasts: on a contract). */
  of(entity: Entity, parentId: number): readonly StoredFact[];
  all(entity: Entity): IterableIterator<StoredFact>;
  /** Contracts that were in the book when the import began. */
  contractByExternalId(externalId: string): readonly StoredFact[];
  peopleByEmail(email: string): readonly StoredFact[];
  /** The unmapped columns of the accounts that have any. */
  accountExtras(): IterableIterator<{ readonly id: number; readonly extra: string }>;
}

export function factReader(sqlite: Database.Database): FactReader {
  const statements = new Map<string, Database.Statement<unknown[], Stored[]>>();
  const query = (entity: Entity, where: string): Database.Statement<unknown[], Stored[]> => {
    const key = `${entity} ${where}`;
    let statement = statements.get(key);
    if (statement === undefined) {
      statement = sqlite.prepare<unknown[], Stored[]>(`SELECT id, ${selectList(entity)} FROM ${entity} ${where}`).raw();
      statements.set(key, statement);
    }
    return statement;
  };
  const list = (entity: Entity, where: string, value: Stored): readonly StoredFact[] =>
    query(entity, where).all(value).map(factOf);
  const hadContracts = sqlite.prepare('SELECT 1 FROM contract LIMIT 1').get() !== undefined;
  const readOrNull = (entity: Entity, id: number): FactValues | null =>
    query(entity, 'WHERE id = ?').get(id)?.slice(1) ?? null;
  const extras = new Map<Entity, Database.Statement<[number], { extra: string | null }>>();
  return {
    read: (entity, id) => {
      const values = readOrNull(entity, id);
      if (values === null) throw new RangeError(`no ${entity} ${id} in this book`);
      return values;
    },
    readOrNull,
    readExtra: (entity, id) => {
      let statement = extras.get(entity);
      if (statement === undefined) {
        statement = sqlite.prepare<[number], { extra: string | null }>(`SELECT extra FROM ${entity} WHERE id = ?`);
        extras.set(entity, statement);
      }
      return statement.get(id)?.extra ?? null;
    },
    of: (entity, parentId) => list(entity, `WHERE ${FACT_TABLES[entity].columns[0]?.column ?? 'id'} = ?`, parentId),
    all: (entity) => mapRows(query(entity, '').iterate()),
    // Asked for every new contract: a book without any need not be asked at all.
    contractByExternalId: hadContracts
      ? (externalId) => list('contract', 'WHERE external_id = ?', externalId)
      : () => [],
    accountExtras: () =>
      sqlite
        .prepare<[], { id: number; extra: string }>('SELECT id, extra FROM account WHERE extra IS NOT NULL')
        .iterate(),
    peopleByEmail: (email) => list('stakeholder', 'WHERE email = ? COLLATE NOCASE', email),
  };
}

function factOf(row: Stored[]): StoredFact {
  return { id: Number(row[0]), values: row.slice(1) };
}

function* mapRows(rows: IterableIterator<Stored[]>): IterableIterator<StoredFact> {
  for (const row of rows) yield factOf(row);
}

const PEOPLE = `(SELECT group_concat(stakeholder_id, ',') FROM (SELECT stakeholder_id FROM touch_person WHERE touch_id = touch.id ORDER BY stakeholder_id))`;

function selectList(entity: Entity): string {
  return FACT_TABLES[entity].columns.map((column) => (column.kind === 'people' ? PEOPLE : column.column)).join(', ');
}
