/**
 * What was said again carries the sheet and the row that said it, so that a fact which outlives the import it came from
 * answers where it still stands. Rows of a stretch follow each other as its ids do. Both indexes find the stretch of a fact
 * without walking the others: undoing an import of thousands asks for each.
 */
export const saidWhere: readonly string[] = [
  `ALTER TABLE journal_confirmation ADD COLUMN source_sheet_id INTEGER REFERENCES source_sheet(id) ON DELETE CASCADE`,
  `ALTER TABLE journal_confirmation ADD COLUMN n INTEGER`,
  `CREATE INDEX journal_confirmation_sheet ON journal_confirmation(source_sheet_id, entity, fact_id)`,
  `CREATE INDEX journal_change_range ON journal_change(entity, fact_id) WHERE last_fact_id IS NOT NULL`,
];
