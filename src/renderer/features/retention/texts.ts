/** Every sentence of the Retention screen. */
import type { RETENTION_GROUPS } from '../../../shared/contract/renewals.ts';

export const groupNames: Readonly<Record<(typeof RETENTION_GROUPS)[number] | 'all', string>> = {
  all: 'All',
  segment: 'Segment',
  csm: 'CSM',
  region: 'Region',
  cohort: 'Cohort',
};

export const retentionTexts = {
  title: 'Retention',
  lead: (from: string, to: string, cohort: number) =>
    `${cohort.toLocaleString()} customers with active ARR on ${from}, looked at again on ${to}`,
  waiting: 'Adding up retention',
  failed: 'Retention could not be added up',
  from: 'From',
  to: 'To',
  groups: 'By',
  grr: 'Gross revenue retention',
  nrr: 'Net revenue retention',
  logo: 'Logo retention',
  gross: 'Gross renewal rate',
  net: 'Net renewal rate',
  customers: 'Customers',
  start: 'ARR at start',
  end: 'ARR at end',
  due: 'ARR that ended',
  renewed: 'ARR renewed',
  mixed: 'Several currencies and no rate table: rates are given per currency.',
  churn: 'Churn ledger',
  churnExplain:
    'Each loss by fit and by whether it was foreseen. Bad-fit churn stands beside gross retention and is never taken out of it.',
  noChurn: 'No contract was lost in this period.',
  byClass: 'Lost ARR by class',
  theirs: 'In their words',
  ours: 'In ours',
} as const;
