/** What a book remembers from one import to the next: mappings, which facts a source held. */
import type { RememberedMapping } from '../../../shared/fields/types.ts';
import type { Book } from '../openBook.ts';

/** Ranges of ids, both ends included: what one sheet held, small enough to keep for ever. */
export type IdRanges = readonly (readonly [number, number])[];

/** @param ids rising. */
export function toRanges(ids: Iterable<number>): IdRanges {
  const ranges: [number, number][] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === id - 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}

/** Facts of one sheet that were gone from a full export and that a person flagged; kept with the import. */
export interface FlaggedRows {
  readonly entity: 'account' | 'contract' | 'stakeholder';
  readonly file: string;
  readonly ids: IdRanges;
}

/** What the newest standing import of a sheet with one header fingerprint left for the next. */
export interface SheetMemory {
  /** Ids of its main facts. */
  readonly seen: IdRanges;
  /** Words of a row without an id -> the contract it meant, see contractIndex. */
  readonly contractRows: Readonly<Record<string, number>>;
}

/** That, and the files it came from. */
export interface LastSheets extends SheetMemory {
  readonly fileSha256s: readonly string[];
}

/** @param importId the import under way, which does not count; null when there was none before. */
export function sheetMemory({ sqlite }: Book, fingerprint: string, importId: number): LastSheets | null {
  const rows = sqlite
    .prepare<[number, string], { import_id: number; sha256: string; summary: string }>(
      `SELECT s.import_id, s.file_sha256 AS sha256, s.summary FROM source_sheet s JOIN import i ON i.id = s.import_id
       WHERE i.undone_at IS NULL AND i.id < ? AND json_extract(s.mapping, '$.fingerprint') = ? ORDER BY s.id DESC`,
    )
    .all(importId, fingerprint);
  // Several sheets of one import may look the same: they remember together.
  const last = rows.filter((row) => row.import_id === rows[0]?.import_id);
  const newest = last.map((row) => JSON.parse(row.summary) as Partial<SheetMemory>);
  if (newest.length === 0) return null;
  return {
    fileSha256s: last.map(({ sha256 }) => sha256),
    seen: newest.flatMap((memory) => memory.seen ?? []),
    contractRows: Object.assign({}, ...newest.map((memory) => memory.contractRows ?? {})) as Record<string, number>,
  };
}

/** A mapping as a book keeps it, by the fingerprint of its header. */
export interface KeptMapping {
  /** Instant it was last used. */
  readonly savedAt: string;
  /** Name of the sheet it was made for. */
  readonly sheet: string;
  readonly mapping: RememberedMapping;
}

/** Accounts said for places are added to those said before: a template serves many customers. */
export function keepMapping({ sqlite }: Book, kept: KeptMapping): void {
  const before = sqlite
    .prepare<[string], string>(`SELECT plan FROM remembered_mapping WHERE fingerprint = ?`)
    .pluck()
    .get(kept.mapping.fingerprint);
  const earlier = before === undefined ? undefined : (JSON.parse(before) as Partial<KeptMapping>).mapping?.accounts;
  const accounts = { ...earlier, ...kept.mapping.accounts };
  const mapping = Object.keys(accounts).length === 0 ? kept.mapping : { ...kept.mapping, accounts };
  sqlite
    .prepare(
      'INSERT INTO remembered_mapping (fingerprint, saved_at, plan) VALUES (?, ?, ?) ON CONFLICT (fingerprint) DO UPDATE SET saved_at = excluded.saved_at, plan = excluded.plan',
    )
    .run(kept.mapping.fingerprint, kept.savedAt, JSON.stringify({ sheet: kept.sheet, mapping }));
}

/** Newest first. */
export function keptMappings({ sqlite }: Book): readonly KeptMapping[] {
  const rows = sqlite
    .prepare<[], { saved_at: string; plan: string }>(
      'SELECT saved_at, plan FROM remembered_mapping ORDER BY saved_at DESC, fingerprint',
    )
    .all();
  return rows.map((row) => ({ savedAt: row.saved_at, ...(JSON.parse(row.plan) as Omit<KeptMapping, 'savedAt'>) }));
}

export function keepMappings(book: Book, mappings: readonly KeptMapping[]): void {
  book.sqlite.transaction(() => mappings.forEach((mapping) => keepMapping(book, mapping)))();
}

export function forgetMapping({ sqlite }: Book, fingerprint: string): void {
  sqlite.prepare('DELETE FROM remembered_mapping WHERE fingerprint = ?').run(fingerprint);
}
