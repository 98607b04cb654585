/**
 * What was said again: which facts and fields a later import found as they are, so that undoing the earlier one leaves them
 * (decision 0024); and the names of a pair that is not one, because a fact that comes back after an undo has a new id.
 */
export const saidAgain: readonly string[] = [
  // A stretch of ids whose rows the import named, and the columns (JSON array) in which it said what the book said already.
  `CREATE TABLE journal_confirmation (id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES journal_entry(id) ON DELETE CASCADE, entity TEXT NOT NULL, fact_id INTEGER NOT NULL, last_fact_id INTEGER NOT NULL CHECK (last_fact_id >= fact_id), columns TEXT NOT NULL CHECK (json_valid(columns))) STRICT`,
  `CREATE INDEX journal_confirmation_fact ON journal_confirmation(entity, fact_id)`,
  `CREATE INDEX journal_confirmation_entry ON journal_confirmation(entry_id)`,
  `ALTER TABLE not_same ADD COLUMN one_name TEXT`,
  `ALTER TABLE not_same ADD COLUMN other_name TEXT`,
];
