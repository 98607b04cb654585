/** A person's word that a fact missing from a full export is all right: who said so, when, and why. */
export const flagDismissed: readonly string[] = [
  // `import_id`: the import that flagged it; what a later one flags is listed again.
  `CREATE TABLE flag_dismissal (id INTEGER PRIMARY KEY, entity TEXT NOT NULL CHECK (entity IN ('account', 'contract', 'stakeholder')), fact_id INTEGER NOT NULL, import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE, at TEXT NOT NULL, author TEXT NOT NULL CHECK (author <> ''), note TEXT NOT NULL CHECK (note <> '')) STRICT`,
  `CREATE INDEX flag_dismissal_fact ON flag_dismissal(entity, fact_id)`,
];
