/** Every sentence of the Portfolio screen. */
import { formatCount } from '../../ui/formatNumber.ts';

export const portfolioTexts = {
  title: 'Portfolio',
  waiting: 'Scoring every account',
  failed: 'The portfolio could not be read',
  figures: 'Portfolio figures',
  lead: (accounts: number, churned: number) =>
    `${formatCount(accounts)} ${accounts === 1 ? 'account' : 'accounts'}${churned === 0 ? '' : `, ${formatCount(churned)} of them churned`}`,
  table: 'Accounts',
  emptyTitle: 'No accounts in this book yet',
  emptyExplain: 'Drop the spreadsheets your team keeps anywhere on this window, or choose them.',
  emptyAction: 'Import spreadsheets',
  views: 'Views',
  ownViews: 'Saved',
  saveView: 'Save this view',
  viewName: 'Name of the view',
  save: 'Save',
  removeView: (name: string) => `Remove the view ${name}`,
  viewFailed: 'The view was not saved',
  export: 'Export',
  exportXlsx: 'Everything as Excel workbook',
  exportCsv: 'Everything as CSV',
  exportFailed: 'Nothing was exported',
  arithmetic: (name: string) => `Arithmetic of ${name}`,
  arithmeticWaiting: 'Reading the arithmetic',
  arithmeticFailed: 'The arithmetic could not be read',
  noQuarter: 'Nothing due',
  fresh: (share: string) => `${share} fresh`,
  unproven: (n: number) => `${formatCount(n)} unproven`,
} as const;

export const builtInViews = {
  active: 'Active accounts',
  all: 'All accounts',
  soon: 'Decisions in 90 days',
  red: 'Red',
  watermelons: 'Watermelons',
  unproven: 'Unproven',
} as const;
