/** Every sentence of the first run. */
export const bookTexts = {
  title: 'Know every renewal before it decides itself',
  sentences: [
    'Drop the spreadsheets your team already keeps. Quarterbook reads them as they are and shows what it understood before anything is written.',
    'It turns them into a portfolio, a renewal heatmap, stakeholder maps and a brief you can send, with every figure traceable to a cell.',
    'Everything stays in one file on this computer. No account, no network.',
  ],
  sample: 'Open the sample book',
  sampleExplain: 'An invented company: 60 accounts, 5 CSMs, three years of renewals. Always fresh.',
  sampleOpening: 'Making the sample book',
  create: 'Start an empty book',
  createExplain: 'For your own accounts.',
  name: 'Name of the book',
  nameHint: 'e.g. Renewals 2027',
  createButton: 'Create',
  cancel: 'Cancel',
  openFile: 'Open a book file',
  drop: 'or drop spreadsheets anywhere on this window',
  choose: 'choose files',
  recent: 'Recent books',
  gone: 'The file is no longer where it was',
  failed: 'The book was not opened',
  backups: (name: string) => `Backups of ${name}`,
  restoreExplain:
    'These backups of it are on this computer. Each opens as a new book beside the old file, which is kept.',
} as const;
