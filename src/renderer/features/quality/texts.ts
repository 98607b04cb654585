/** Every sentence of the Data health screen. */
import { formatCount } from '../../ui/formatNumber.ts';

export const qualityTexts = {
  title: 'Data health',
  waiting: 'Looking for what the book does not know',
  failed: 'The data health could not be read',
  lead: (gaps: number, contradictions: number) =>
    `${formatCount(gaps)} ${gaps === 1 ? 'gap' : 'gaps'} and ${formatCount(contradictions)} ${contradictions === 1 ? 'contradiction' : 'contradictions'}, ranked by ARR and nearness of the decision`,
  gaps: 'Gaps',
  contradictions: 'Contradictions',
  fields: 'Field coverage',
  freshness: 'Freshness',
  duplicates: 'Duplicates',
  shownOf: (shown: number, all: number) => `The ${formatCount(shown)} that weigh most of ${formatCount(all)}.`,
  noGaps: 'No gaps',
  noGapsExplain: 'Every rule found the facts it needs.',
  noContradictions: 'No contradictions',
  noContradictionsExplain: 'No two facts of this book exclude each other.',
  noFields: 'No facts yet',
  noFieldsExplain: 'Import a spreadsheet to see which fields it fills.',
  noDuplicates: 'No likely duplicates',
  noDuplicatesExplain: 'No two accounts or people look like the same one.',
  freshnessExplain:
    'Accounts by the age of the newest fact each part of the score used. Age is shown and changes no score.',
} as const;
