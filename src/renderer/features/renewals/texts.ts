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
  biggest: (name: string, arr: string, share: string) => `Biggest: ${name} with ${arr}, ${share} of what is due here`,
  standing: (words: string, accounts: number) =>
    `Behind it: ${accounts} ${accounts === 1 ? 'account' : 'accounts'}, ${words}`,
  biggestDue: 'Biggest account due',
  biggestAtRisk: 'Biggest account at risk',
  ofDue: (share: string) => `${share} of due`,
  ofAtRisk: (share: string) => `${share} of what is at risk`,
  nothingAtRisk: 'nothing at risk',
  recordCall: 'Record a call',
  callOf: (caller: string, account: string) => `${caller} call on ${account}`,
  call: {
    title: (account: string) => `Call on ${account}`,
    explain: 'A call is dated and kept: it stands beside the rule’s call and is compared with what happened.',
    caller: 'Caller',
    category: 'Call',
    amount: (currency: string) => `Amount in ${currency}, if it differs from the ARR`,
    date: 'Called on',
    save: 'Record the call',
    failed: 'Not recorded',
    needsCategory: 'Choose what is called: commit, likely, at risk or loss.',
    before: 'Calls so far',
    none: 'No call is on file for this contract.',
    undated: 'undated',
    add: '+ call',
  },
  movement: {
    title: 'Movement of ARR at risk',
    waiting: 'Scoring both days',
    failed: 'The movement could not be computed',
    from: 'From',
    to: 'To',
    since: {
      'last review': 'since the last review',
      '90 days ago': 'since 90 days ago',
      'chosen day': 'between the chosen days',
    },
    reset: 'Since the last review',
    nothing: 'Nothing was at risk on either day.',
    wrongOrder: 'The first day must be before the second one.',
    steps: (step: string, n: number) => `${step}: ${n} ${n === 1 ? 'contract' : 'contracts'}`,
    columns: ['Account', 'Product', 'ARR', 'What happened'],
    close: 'Close the list',
    empty: 'No contract stands in this step.',
  },
  months: (n: number) => (n % 12 === 0 ? `${n / 12} ${n === 12 ? 'year' : 'years'}` : `${n} months`),
  beside: (coverage: string, freshness: string | null) =>
    `coverage ${coverage}, ${freshness === null ? 'nothing dated' : `freshness ${freshness}`}`,
  alone: 'only contract',
  together: 'co-termed',
  apart: 'ends apart',
  partlyCoTermed: 'partly co-termed',
  coTermed: (together: readonly string[], apart: readonly string[]) =>
    [
      together.length === 0 ? '' : `Ends with ${together.join(', ')}.`,
      apart.length === 0 ? '' : `Ends on another day than ${apart.join(', ')}.`,
    ]
      .filter((words) => words !== '')
      .join(' '),
  turns: (n: number) => `auto-renewed ${n} ${n === 1 ? 'time' : 'times'}`,
} as const;

export const calendarLabels = { previousMonth: 'Show the month before', nextMonth: 'Show the month after' } as const;

export const rowsWords = {
  segment: 'Segment',
  csm: 'CSM',
  region: 'Region',
  account: 'Account',
  driver: 'Risk driver',
} as const satisfies Record<HeatmapRows, string>;

export const CATEGORY_ORDER = ['commit', 'likely', 'at risk', 'loss', 'no call'] as const satisfies readonly (
  | ForecastCategory
  | 'no call'
)[];
