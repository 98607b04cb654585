/** A person who changed company points at who they were before, so that the old entry and the new one find each other. */
export const cameFrom: readonly string[] = [
  `ALTER TABLE stakeholder ADD COLUMN came_from_id INTEGER REFERENCES stakeholder(id) ON DELETE SET NULL`,
  `CREATE INDEX stakeholder_came_from ON stakeholder(came_from_id) WHERE came_from_id IS NOT NULL`,
];
