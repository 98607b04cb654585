/** Every sentence of the Renewals screen. */
import type { ForecastCategory } from '../../../shared/domain/facts.ts';
import type { HeatmapRows } from '../../../shared/contract/renewals.ts';

export const renewalsTexts = {
  title: 'Renewals',
  waiting: 'Reading what is due',
  failed: 'The renewals could not be read',
  lead: (contracts: number, by: string) =>
    `${contracts} pending ${contracts === 1 ? 'contract' : 'contracts'} by ${by}: overdue ones and the next 12 months`,
  emptyTitle: 'Nothing is due',
  emptyExplain:
    'No pending contract has its decision date in the past or in the next 12 months. Contracts need an end date to be due.',
  emptyAction: 'Import contracts',
  heatmap: 'Renewal-risk heatmap',
  rowsBy: 'Rows',
  datesBy: 'Months of',
  overdue: 'Overdue',
  total: 'All',
  rowsHidden: (shown: number, all: number) =>
    `The ${shown} rows with most ARR due of ${all}; the table (t) has them all.`,
  legendRisk: 'Share at risk (red accounts)',
  legendStrip: 'Strip below: ARR due by band',
  cellTitle: (row: string, month: string) => `${row}, ${month}`,
  cellWaiting: 'Reading the contracts behind the cell',
  cellFailed: 'The contracts behind the cell could not be read',
  backToMap: 'Back to the heatmap',
  contracts: 'Contracts due',
  forecast: 'Forecast',
  expectedLoss: 'Expected loss',
  expectedLossHint: 'by the rule calls',
  due: 'Due',
  bands: 'By band',
  calls: 'Calls',
  noContracts: 'No pending contract',
  allCurrencies: 'Currency',
  notCalled: 'no call',
  marked: 'unproven, so the call is marked',
  turns: (n: number) => `auto-renewed ${n} ${n === 1 ? 'time' : 'times'}`,
} as const;

export const rowsWords = {
  segment: 'Segment',
  csm: 'CSM',
  region: 'Region',
  account: 'Account',
  driver: 'Risk driver',
} as const satisfies Record<HeatmapRows, string>;

export const callerWords = { csm: 'CSM', rule: 'Rule', leader: 'Leader' } as const;

export const CATEGORY_ORDER = ['commit', 'likely', 'at risk', 'loss', 'no call'] as const satisfies readonly (
  | ForecastCategory
  | 'no call'
)[];
