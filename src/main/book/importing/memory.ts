/** What a book remembers from one import to the next: mappings, which facts a source held, which accounts are the same. */
import type { SheetPlan } from '../../../shared/fields/types.ts';
import type { Book } from '../openBook.ts';

/** Ranges of ids, both ends included: what one sheet held, small enough to keep for ever. */
export type IdRanges = readonly (readonly [number, number])[];

export function toRanges(ids: Iterable<number>): IdRanges {
  const ranges: [number, number][] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === id - 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}

/** Main facts of the newest standing import with this header fingerprint, before `beforeSheetId`; null when there is none. */
export function previouslySeen({ sqlite }: Book, fingerprint: string, beforeSheetId: number): IdRanges | null {
  const row = sqlite
    .prepare<[number, string], { summary: string }>(
      `SELECT s.summary FROM source_sheet s JOIN import i ON i.id = s.import_id
       WHERE i.undone_at IS NULL AND i.id < (SELECT import_id FROM source_sheet WHERE id = ?) AND json_extract(s.mapping, '$.fingerprint') = ? ORDER BY s.id DESC LIMIT 1`,
    )
    .get(beforeSheetId, fingerprint);
  return row === undefined ? null : ((JSON.parse(row.summary) as { seen?: IdRanges }).seen ?? null);
}

export interface RememberedMapping {
  readonly fingerprint: string;
  readonly savedAt: string;
  readonly plan: SheetPlan;
}

export function rememberMapping({ sqlite }: Book, mapping: RememberedMapping): void {
  sqlite
    .prepare('INSERT INTO remembered_mapping (fingerprint, saved_at, plan) VALUES (?, ?, ?) ON CONFLICT (fingerprint) DO UPDATE SET saved_at = excluded.saved_at, plan = excluded.plan')
    .run(mapping.fingerprint, mapping.savedAt, JSON.stringify(mapping.plan));
}

/** Newest first. */
export function rememberedMappings({ sqlite }: Book): readonly RememberedMapping[] {
  const rows = sqlite.prepare<[], { fingerprint: string; saved_at: string; plan: string }>('SELECT * FROM remembered_mapping ORDER BY saved_at DESC, fingerprint').all();
  return rows.map((row) => ({ fingerprint: row.fingerprint, savedAt: row.saved_at, plan: JSON.parse(row.plan) as SheetPlan }));
}

export function saveMappings(book: Book, mappings: readonly RememberedMapping[]): void {
  book.sqlite.transaction(() => mappings.forEach((mapping) => rememberMapping(book, mapping)))();
}

export function forgetMapping({ sqlite }: Book, fingerprint: string): void {
  sqlite.prepare('DELETE FROM remembered_mapping WHERE fingerprint = ?').run(fingerprint);
}

const SAME_ACCOUNTS = 'import.sameAccounts';

/** Pairs of folded names that a person said are one account. */
export type SameAccounts = readonly (readonly [string, string])[];

export function sameAccounts({ sqlite }: Book): SameAccounts {
  const row = sqlite.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?').get(SAME_ACCOUNTS);
  return row === undefined ? [] : (JSON.parse(row.value) as SameAccounts);
}

export function saveSameAccounts({ sqlite }: Book, pairs: SameAccounts): void {
  sqlite.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(SAME_ACCOUNTS, JSON.stringify(pairs));
}
