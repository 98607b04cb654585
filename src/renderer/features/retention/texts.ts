/** Every sentence of the Retention screen. */
import type { RETENTION_GROUPS } from '../../../shared/contract/renewals.ts';

export const groupNames: Readonly<Record<(typeof RETENTION_GROUPS)[number] | 'all', string>> = {
  all: 'All customers',
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
  means: {
    grr: 'Sum of the smaller of ARR then and now, over ARR then.',
    nrr: 'ARR now of the customers of the first day, over their ARR then.',
    logo: 'Customers of the first day that still have ARR, over all of them.',
    gross: 'Renewed ARR, at most the ARR due, over the ARR of contracts that ended in the period.',
    net: 'Renewed ARR over the ARR of contracts that ended in the period.',
  },
  covers: (cohort: number) => `${cohort.toLocaleString()} customers`,
  byCurrency: 'Rates and the amounts behind them',
  byGroup: (group: string) => `Rates by ${group}`,
  who: 'Customers of',
  nobody: 'No customer had active ARR on the first day.',
  empty: 'The period must begin before it ends.',
  customers: 'Customers',
  start: 'ARR at start',
  end: 'ARR at end',
  due: 'ARR that ended',
  renewed: 'ARR renewed',
  mixed:
    'Several currencies and no rate table: rates stand per currency and are not mixed. Enter rates in Settings for one figure.',
  churn: 'Churn ledger',
  churnExplain:
    'Each loss by fit and by whether it was foreseen. Bad-fit churn stands beside gross retention and is never taken out of it.',
  noChurn: 'No contract was lost in this period.',
  byClass: 'Lost ARR by class',
  theirs: 'In their words',
  ours: 'In ours',
} as const;
