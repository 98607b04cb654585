/** All tables of a book by name, as Kysely sees them. The DDL is in ../migrations. */
import type * as book from './bookTables.ts';
import type * as facts from './factTables.ts';

export interface Tables {
  book_info: book.BookInfoTable;
  setting: book.SettingTable;
  score_model: book.ScoreModelTable;
  exchange_rate: book.ExchangeRateTable;
  import: book.ImportTable;
  source_sheet: book.SourceSheetTable;
  source_row: book.SourceRowTable;
  rejected_cell: book.RejectedCellTable;
  remembered_mapping: book.RememberedMappingTable;
  fact_origin: book.FactOriginTable;
  journal_entry: book.JournalEntryTable;
  journal_change: book.JournalChangeTable;
  journal_confirmation: book.JournalConfirmationTable;
  not_same: book.NotSameTable;
  flag_dismissal: book.FlagDismissalTable;
  review: book.ReviewTable;
  agenda_item: book.AgendaItemTable;
  decision: book.DecisionTable;
  action: book.ActionTable;
  snapshot: book.SnapshotTable;
  account: facts.AccountTable;
  account_alias: facts.AccountAliasTable;
  contract: facts.ContractTable;
  stakeholder: facts.StakeholderTable;
  stakeholder_alias: facts.StakeholderAliasTable;
  milestone: facts.MilestoneTable;
  pulse: facts.PulseTable;
  touch: facts.TouchTable;
  touch_person: facts.TouchPersonTable;
  survey: facts.SurveyTable;
  usage: facts.UsageTable;
  ticket: facts.TicketTable;
  forecast: facts.ForecastTable;
}
