/**
 * The first schema of a book: all facts of the domain page, their origins, the journal, and the settings.
 *
 * Rules of the house: STRICT tables; ids are integers inside the file and strings outside; days are ISO text with a CHECK,
 * money is integer minor units with an ISO 4217 code beside it, lists are JSON arrays. Every fact row carries
 * `source_row_id` (the sheet row that first created it, null when typed in the app) and `extra` (JSON: unmapped column ->
 * text). A later import that changes a fact adds a `fact_origin` row, so the newest origin of a field is the last one that
 * names it. Append-only: a released migration never changes.
 */
const day = (column: string): string =>
  `${column} TEXT CHECK (${column} GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`;
const oneOf = (column: string, values: readonly string[]): string =>
  `${column} TEXT CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`;
const money = (column: string): string => `${column} INTEGER`;
const currency = `currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]')`;
const fact = `source_row_id INTEGER REFERENCES source_row(id), extra TEXT CHECK (extra IS NULL OR json_valid(extra))`;
const ofAccount = `account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE`;

export const firstBook: readonly string[] = [
  `CREATE TABLE book_info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT, WITHOUT ROWID`,
  `CREATE TABLE score_model (version INTEGER PRIMARY KEY, ${day('from_date')} NOT NULL, created_at TEXT NOT NULL, note TEXT, model TEXT NOT NULL CHECK (json_valid(model))) STRICT`,
  `CREATE TABLE exchange_rate (id INTEGER PRIMARY KEY, ${day('from_date')} NOT NULL, from_currency TEXT NOT NULL, to_currency TEXT NOT NULL, rate REAL NOT NULL CHECK (rate > 0), UNIQUE (from_date, from_currency, to_currency)) STRICT`,

  `CREATE TABLE import (id INTEGER PRIMARY KEY, started_at TEXT NOT NULL, finished_at TEXT, undone_at TEXT, ${day('import_date')} NOT NULL, summary TEXT NOT NULL CHECK (json_valid(summary))) STRICT`,
  `CREATE TABLE source_sheet (id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE, file TEXT NOT NULL, file_sha256 TEXT NOT NULL, sheet TEXT NOT NULL, sheet_index INTEGER NOT NULL, header TEXT NOT NULL CHECK (json_valid(header)), mapping TEXT NOT NULL CHECK (json_valid(mapping)), summary TEXT NOT NULL CHECK (json_valid(summary))) STRICT`,
  `CREATE INDEX source_sheet_import ON source_sheet(import_id)`,
  `CREATE TABLE source_row (id INTEGER PRIMARY KEY, source_sheet_id INTEGER NOT NULL REFERENCES source_sheet(id) ON DELETE CASCADE, n INTEGER NOT NULL, cells TEXT NOT NULL) STRICT`,
  `CREATE INDEX source_row_sheet ON source_row(source_sheet_id, n)`,
  `CREATE TABLE rejected_cell (id INTEGER PRIMARY KEY, source_sheet_id INTEGER NOT NULL REFERENCES source_sheet(id) ON DELETE CASCADE, n INTEGER NOT NULL, column_index INTEGER, header TEXT NOT NULL, value TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL) STRICT`,
  `CREATE INDEX rejected_cell_sheet ON rejected_cell(source_sheet_id)`,
  `CREATE TABLE remembered_mapping (fingerprint TEXT PRIMARY KEY, saved_at TEXT NOT NULL, plan TEXT NOT NULL CHECK (json_valid(plan))) STRICT, WITHOUT ROWID`,

  `CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), external_id TEXT, domain TEXT, segment TEXT, industry TEXT, region TEXT, lifecycle_stage TEXT, csm TEXT, renewal_owner TEXT, ${oneOf('fit', ['good', 'poor', 'unknown'])}, required_outcome TEXT, appropriate_experience TEXT, ${oneOf('status', ['active', 'churned'])} NOT NULL DEFAULT 'active', ${day('saved_date')}, ${fact}) STRICT`,
  `CREATE INDEX account_external_id ON account(external_id)`,
  `CREATE INDEX account_domain ON account(domain)`,
  `CREATE INDEX account_name ON account(name)`,
  // What an account that was merged into this one was called: imports still find it.
  `CREATE TABLE account_alias (id INTEGER PRIMARY KEY, ${ofAccount}, ${oneOf('kind', ['name', 'external id', 'domain'])} NOT NULL, value TEXT NOT NULL) STRICT`,
  `CREATE INDEX account_alias_account ON account_alias(account_id)`,

  `CREATE TABLE contract (id INTEGER PRIMARY KEY, ${ofAccount}, external_id TEXT, product TEXT, ${day('start_date')}, ${day('end_date')}, notice_days INTEGER CHECK (notice_days >= 0), auto_renew INTEGER CHECK (auto_renew IN (0, 1)), ${money('arr_minor')}, ${currency}, ${oneOf('outcome', ['pending', 'renewed', 'churned'])}, ${day('outcome_date')}, ${money('renewed_arr_minor')}, ${oneOf('churn_class', ['bad fit foreseen', 'bad fit unforeseen', 'good fit foreseen', 'good fit unforeseen'])}, churn_reason_theirs TEXT, churn_reason_ours TEXT, ${fact}) STRICT`,
  `CREATE INDEX contract_account ON contract(account_id)`,
  `CREATE INDEX contract_external_id ON contract(external_id)`,

  `CREATE TABLE stakeholder (id INTEGER PRIMARY KEY, ${ofAccount}, name TEXT NOT NULL, title TEXT, email TEXT, roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles)), power INTEGER CHECK (power BETWEEN 1 AND 5), support INTEGER CHECK (support BETWEEN -2 AND 2), ${day('support_date')}, ${oneOf('support_source', ['said by them', 'read by us'])}, reports_to_id INTEGER REFERENCES stakeholder(id) ON DELETE SET NULL, relationship_owner TEXT, relationship_level TEXT, ${oneOf('status', ['active', 'left'])} NOT NULL DEFAULT 'active', ${day('left_date')}, successor_id INTEGER REFERENCES stakeholder(id) ON DELETE SET NULL, notes TEXT, ${fact}) STRICT`,
  `CREATE INDEX stakeholder_account ON stakeholder(account_id)`,
  `CREATE INDEX stakeholder_email ON stakeholder(email)`,
  `CREATE INDEX stakeholder_reports_to ON stakeholder(reports_to_id) WHERE reports_to_id IS NOT NULL`,
  `CREATE TABLE stakeholder_alias (id INTEGER PRIMARY KEY, stakeholder_id INTEGER NOT NULL REFERENCES stakeholder(id) ON DELETE CASCADE, ${oneOf('kind', ['name', 'email'])} NOT NULL, value TEXT NOT NULL) STRICT`,
  `CREATE INDEX stakeholder_alias_stakeholder ON stakeholder_alias(stakeholder_id)`,
  `CREATE INDEX stakeholder_successor ON stakeholder(successor_id) WHERE successor_id IS NOT NULL`,

  `CREATE TABLE milestone (id INTEGER PRIMARY KEY, ${ofAccount}, title TEXT NOT NULL, outcome TEXT, ${oneOf('owner_side', ['customer', 'vendor'])}, importance INTEGER CHECK (importance BETWEEN 1 AND 3), ${day('baseline_date')}, ${day('due_date')}, ${day('achieved_date')}, ${oneOf('status', ['planned', 'active', 'achieved', 'missed', 'dropped'])}, ${oneOf('evidence_level', ['claimed', 'measured', 'customer-stated', 'customer-signed'])}, evidence_metric TEXT, evidence_from TEXT, evidence_target TEXT, evidence_now TEXT, evidence_quote TEXT, evidence_who TEXT, ${day('evidence_date')}, ${fact}) STRICT`,
  `CREATE INDEX milestone_account ON milestone(account_id)`,

  `CREATE TABLE pulse (id INTEGER PRIMARY KEY, ${ofAccount}, ${day('date')}, csm TEXT, value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5), reason TEXT, ${day('expires_date')}, ${fact}) STRICT`,
  `CREATE INDEX pulse_account ON pulse(account_id, date)`,

  `CREATE TABLE touch (id INTEGER PRIMARY KEY, ${ofAccount}, ${day('date')}, ${oneOf('channel', ['meeting', 'email', 'call', 'shared channel', 'QBR'])}, purpose TEXT, value_brought TEXT, serves TEXT, ${fact}) STRICT`,
  `CREATE INDEX touch_account ON touch(account_id, date)`,
  `CREATE TABLE touch_person (touch_id INTEGER NOT NULL REFERENCES touch(id) ON DELETE CASCADE, stakeholder_id INTEGER NOT NULL REFERENCES stakeholder(id) ON DELETE CASCADE, PRIMARY KEY (touch_id, stakeholder_id)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX touch_person_stakeholder ON touch_person(stakeholder_id)`,

  `CREATE TABLE survey (id INTEGER PRIMARY KEY, ${ofAccount}, stakeholder_id INTEGER REFERENCES stakeholder(id) ON DELETE SET NULL, ${oneOf('kind', ['NPS', 'CSAT', 'CES'])} NOT NULL, ${day('asked_date')}, ${day('answered_date')}, score REAL, comment TEXT, ${day('followed_up_date')}, action_taken TEXT, ${fact}) STRICT`,
  `CREATE INDEX survey_account ON survey(account_id, asked_date)`,
  `CREATE INDEX survey_stakeholder ON survey(stakeholder_id) WHERE stakeholder_id IS NOT NULL`,

  `CREATE TABLE usage (id INTEGER PRIMARY KEY, ${ofAccount}, stakeholder_id INTEGER REFERENCES stakeholder(id) ON DELETE SET NULL, feature TEXT, ${day('period_start_date')}, period_days INTEGER CHECK (period_days > 0), active_users REAL, licensed_users REAL, events REAL, ${fact}) STRICT`,
  `CREATE INDEX usage_account ON usage(account_id, period_start_date)`,
  `CREATE INDEX usage_stakeholder ON usage(stakeholder_id) WHERE stakeholder_id IS NOT NULL`,

  `CREATE TABLE ticket (id INTEGER PRIMARY KEY, ${ofAccount}, external_id TEXT, ${day('opened_date')}, ${day('closed_date')}, ${oneOf('priority', ['P1', 'P2', 'P3', 'P4'])}, kind TEXT, satisfaction REAL, ${fact}) STRICT`,
  `CREATE INDEX ticket_account ON ticket(account_id, opened_date)`,
  `CREATE INDEX ticket_external_id ON ticket(external_id) WHERE external_id IS NOT NULL`,

  `CREATE TABLE forecast (id INTEGER PRIMARY KEY, contract_id INTEGER NOT NULL REFERENCES contract(id) ON DELETE CASCADE, ${day('date')}, ${oneOf('caller', ['csm', 'rule', 'leader'])} NOT NULL, ${oneOf('category', ['commit', 'likely', 'at risk', 'loss'])} NOT NULL, ${money('amount_minor')}, ${fact}) STRICT`,
  `CREATE INDEX forecast_contract ON forecast(contract_id, date)`,

  // Pairs that look like one and are not, as a person said; ids are never used twice, so a pair outlives its facts unharmed.
  `CREATE TABLE not_same (id INTEGER PRIMARY KEY, ${oneOf('entity', ['account', 'stakeholder'])} NOT NULL, one_id INTEGER NOT NULL, other_id INTEGER NOT NULL) STRICT`,

  `CREATE TABLE fact_origin (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, fact_id INTEGER NOT NULL, source_row_id INTEGER NOT NULL REFERENCES source_row(id), fields TEXT NOT NULL CHECK (json_valid(fields))) STRICT`,
  `CREATE INDEX fact_origin_fact ON fact_origin(entity, fact_id)`,
  `CREATE INDEX fact_origin_source ON fact_origin(source_row_id)`,

  `CREATE TABLE journal_entry (id INTEGER PRIMARY KEY, at TEXT NOT NULL, ${oneOf('kind', ['import', 'edit', 'merge', 'undo', 'redo', 'settings', 'review'])} NOT NULL, label TEXT NOT NULL, import_id INTEGER REFERENCES import(id), undoes_id INTEGER REFERENCES journal_entry(id), undone_by_id INTEGER REFERENCES journal_entry(id)) STRICT`,
  `CREATE TABLE journal_change (id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES journal_entry(id) ON DELETE CASCADE, entity TEXT NOT NULL, fact_id INTEGER NOT NULL, ${oneOf('op', ['insert', 'update', 'delete'])} NOT NULL, last_fact_id INTEGER, before TEXT CHECK (before IS NULL OR json_valid(before)), after TEXT CHECK (after IS NULL OR json_valid(after))) STRICT`,
  `CREATE INDEX journal_change_entry ON journal_change(entry_id)`,
  `CREATE INDEX journal_change_fact ON journal_change(entity, fact_id)`,

  `CREATE TABLE review (id INTEGER PRIMARY KEY, title TEXT NOT NULL, ${day('date')} NOT NULL, ${oneOf('status', ['planned', 'running', 'closed'])} NOT NULL DEFAULT 'planned', scope TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(scope)), notes TEXT, previous_id INTEGER REFERENCES review(id)) STRICT`,
  `CREATE TABLE agenda_item (id INTEGER PRIMARY KEY, review_id INTEGER NOT NULL REFERENCES review(id) ON DELETE CASCADE, ${ofAccount}, position INTEGER NOT NULL, why TEXT NOT NULL, ${oneOf('status', ['open', 'discussed', 'skipped'])} NOT NULL DEFAULT 'open', notes TEXT) STRICT`,
  `CREATE INDEX agenda_item_review ON agenda_item(review_id, position)`,
  `CREATE INDEX agenda_item_account ON agenda_item(account_id)`,
  `CREATE TABLE decision (id INTEGER PRIMARY KEY, review_id INTEGER REFERENCES review(id) ON DELETE CASCADE, account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, ${day('date')} NOT NULL, text TEXT NOT NULL, ${oneOf('kind', ['decision', 'accept pulse', 'accept data', 'override'])} NOT NULL DEFAULT 'decision', band TEXT, author TEXT, ${day('expires_date')}) STRICT`,
  `CREATE INDEX decision_account ON decision(account_id)`,
  `CREATE TABLE action (id INTEGER PRIMARY KEY, review_id INTEGER REFERENCES review(id) ON DELETE CASCADE, account_id INTEGER REFERENCES account(id) ON DELETE CASCADE, text TEXT NOT NULL, owner TEXT, ${day('due_date')}, ${day('done_date')}, carried_from_id INTEGER REFERENCES action(id)) STRICT`,
  `CREATE INDEX action_account ON action(account_id)`,
  `CREATE TABLE snapshot (id INTEGER PRIMARY KEY, ${ofAccount}, ${day('date')} NOT NULL, review_id INTEGER REFERENCES review(id) ON DELETE CASCADE, import_id INTEGER REFERENCES import(id) ON DELETE CASCADE, score REAL, parts TEXT NOT NULL CHECK (json_valid(parts)), band TEXT NOT NULL, exceptions TEXT NOT NULL CHECK (json_valid(exceptions)), arr_by_currency TEXT NOT NULL CHECK (json_valid(arr_by_currency)), ${day('decision_date')}, people INTEGER NOT NULL, milestones INTEGER NOT NULL) STRICT`,
  `CREATE INDEX snapshot_account ON snapshot(account_id, date)`,
];
