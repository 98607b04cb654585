/** Row types of the fact tables, one property per column. JSON columns are text here; repositories parse them. */
import type { Generated } from 'kysely';

interface FactRow {
  readonly id: Generated<number>;
  /** Sheet row that created the fact; null: typed in the app. */
  readonly source_row_id: number | null;
  /** JSON object: unmapped column header -> text. */
  readonly extra: string | null;
}

interface OfAccount {
  readonly account_id: number;
}

export interface AccountTable extends FactRow {
  readonly name: string;
  readonly external_id: string | null;
  readonly domain: string | null;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly region: string | null;
  readonly lifecycle_stage: string | null;
  readonly csm: string | null;
  readonly renewal_owner: string | null;
  readonly fit: string | null;
  readonly required_outcome: string | null;
  readonly appropriate_experience: string | null;
  readonly status: Generated<string>;
  readonly saved_date: string | null;
}

export interface AccountAliasTable {
  readonly id: Generated<number>;
  readonly account_id: number;
  readonly kind: 'name' | 'external id' | 'domain';
  readonly value: string;
}
export interface ContractTable extends FactRow, OfAccount {
  readonly external_id: string | null;
  readonly product: string | null;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly notice_days: number | null;
  readonly auto_renew: number | null;
  readonly arr_minor: number | null;
  readonly currency: string | null;
  readonly outcome: string | null;
  readonly outcome_date: string | null;
  readonly renewed_arr_minor: number | null;
  readonly churn_class: string | null;
  readonly churn_reason_theirs: string | null;
  readonly churn_reason_ours: string | null;
}

export interface StakeholderTable extends FactRow, OfAccount {
  readonly name: string;
  readonly title: string | null;
  readonly email: string | null;
  /** JSON array of roles. */
  readonly roles: Generated<string>;
  readonly power: number | null;
  readonly support: number | null;
  readonly support_date: string | null;
  readonly support_source: string | null;
  readonly reports_to_id: number | null;
  readonly relationship_owner: string | null;
  readonly relationship_level: string | null;
  readonly status: Generated<string>;
  readonly left_date: string | null;
  readonly successor_id: number | null;
  readonly notes: string | null;
  /** Who they were at the company they left. */
  readonly came_from_id: number | null;
}

export interface StakeholderAliasTable {
  readonly id: Generated<number>;
  readonly stakeholder_id: number;
  readonly kind: 'name' | 'email';
  readonly value: string;
}
export interface MilestoneTable extends FactRow, OfAccount {
  readonly title: string;
  readonly outcome: string | null;
  readonly owner_side: string | null;
  readonly importance: number | null;
  readonly baseline_date: string | null;
  readonly due_date: string | null;
  readonly achieved_date: string | null;
  readonly status: string | null;
  readonly evidence_level: string | null;
  readonly evidence_metric: string | null;
  readonly evidence_from: string | null;
  readonly evidence_target: string | null;
  readonly evidence_now: string | null;
  readonly evidence_quote: string | null;
  readonly evidence_who: string | null;
  readonly evidence_date: string | null;
}

export interface PulseTable extends FactRow, OfAccount {
  readonly date: string | null;
  readonly csm: string | null;
  readonly value: number;
  readonly reason: string | null;
  readonly expires_date: string | null;
}

export interface TouchTable extends FactRow, OfAccount {
  readonly date: string | null;
  readonly channel: string | null;
  readonly purpose: string | null;
  readonly value_brought: string | null;
  readonly serves: string | null;
}

export interface TouchPersonTable {
  readonly touch_id: number;
  readonly stakeholder_id: number;
}

export interface SurveyTable extends FactRow, OfAccount {
  readonly stakeholder_id: number | null;
  readonly kind: string;
  readonly asked_date: string | null;
  readonly answered_date: string | null;
  readonly score: number | null;
  readonly comment: string | null;
  readonly followed_up_date: string | null;
  readonly action_taken: string | null;
}

export interface UsageTable extends FactRow, OfAccount {
  readonly stakeholder_id: number | null;
  readonly feature: string | null;
  readonly period_start_date: string | null;
  readonly period_days: number | null;
  readonly active_users: number | null;
  readonly licensed_users: number | null;
  readonly events: number | null;
}

export interface TicketTable extends FactRow, OfAccount {
  readonly external_id: string | null;
  readonly opened_date: string | null;
  readonly closed_date: string | null;
  readonly priority: string | null;
  readonly kind: string | null;
  readonly satisfaction: number | null;
}

export interface ForecastTable extends FactRow {
  readonly contract_id: number;
  readonly date: string | null;
  readonly caller: string;
  readonly category: string;
  readonly amount_minor: number | null;
}
