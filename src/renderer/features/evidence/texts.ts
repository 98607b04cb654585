/** Every sentence of the Evidence screen. */
import type { SignalName } from '../../../shared/contract/evidence.ts';

export const signalNames: Readonly<Record<SignalName, string>> = {
  score: 'Score',
  outcomes: 'Outcomes',
  sentiment: 'Sentiment',
  relationships: 'Relationships',
  adoption: 'Adoption',
  friction: 'Friction',
  nps: 'NPS alone',
  usage: 'Usage alone',
  pulse: 'CSM’s pulse',
};

export const evidenceTexts = {
  title: 'Evidence',
  lead: (n: number, losses: number, days: number) =>
    `${n.toLocaleString()} decided contracts, ${losses.toLocaleString()} of them lost, each scored as of ${days} days before its decision`,
  waiting: 'Scoring every decided contract as it stood then',
  failed: 'The evidence could not be computed',
  empty: 'No decided contracts yet',
  emptyExplain:
    'Evidence needs contracts with an outcome: renewed or churned. Import last years’ renewals and it appears here.',
  tooFew: (losses: number) => `Too few to judge (n = ${losses} losses; 10 are needed). The figures are shown greyed.`,
  leadDays: 'Days before the decision',
  flags: 'Were the flags right?',
  flagsExplain: 'Flagged = red, or unproven with an exception, on the scored day.',
  lost: 'Lost',
  renewed: 'Renewed',
  flagged: 'Flagged',
  notFlagged: 'Not flagged',
  precision: 'Of the flagged, lost',
  recall: 'Of the lost, flagged',
  lift: 'Against chance',
  watermelons: 'Lost while green',
  interval: (low: string, high: string) => `${low} to ${high}, 95 % interval`,
  signals: 'Which signal told renewed from lost?',
  signalsExplain:
    'The chance that a renewed contract had the higher value than a lost one. 0.5 is a coin toss, 1 is perfect; a bar that crosses 0.5 has shown nothing on this book.',
  verdicts: {
    told: 'told them apart',
    reversed: 'pointed the wrong way',
    open: 'shown nothing',
    few: 'too few to judge',
    unknown: 'not known',
  },
  noClaim: 'This looks back at what was right on this book. It is no forecast of who will leave.',
  noCalls: 'No forecast was on file by the scored days.',
  liftMeans: 'Share of lost among the flagged, divided by the share of lost among all decided contracts.',
  watermelonsMean: 'Of all lost contracts, those whose account stood green after caps on the scored day.',
  more: 'Show more',
  columns: ['Account', 'Product', 'Decided', 'Scored as of', 'Band then', 'Flagged', 'Outcome'],
  yes: 'yes',
  no: 'no',
  inferred: 'inferred',
  signal: 'Signal',
  auc: 'AUC',
  known: 'Known for',
  callers: 'Who called it right?',
  caller: 'Caller',
  category: 'Call',
  left: (notStarted: number, decided: number, undated: number) =>
    `Left out: ${notStarted} not started by then, ${decided} already decided, ${undated} without a decision date.`,
  cases: 'The decisions behind the figures',
  overrides: {
    title: 'Were overrides right?',
    none: 'No contract was decided yet after an override.',
    right: (right: number, n: number) => `Overrides: ${right} right of ${n}.`,
    computed: (right: number, n: number) =>
      `The computed bands of the same days: ${right} right of ${n} that were proven.`,
    open: (n: number) => `${n} ${n === 1 ? 'waits' : 'wait'} for a decision.`,
    tooFew: (n: number) => `Too few to judge (n = ${n}; 10 are needed).`,
    columns: ['Account', 'Author', 'Said on', 'Override', 'Computed then', 'What happened', 'Right'],
    yes: 'right',
    no: 'wrong',
    explain:
      'Red says the contract will be lost, yellow and green say it will be renewed. Each override is judged by the first contract of its account decided after it; the computed band uses today’s model.',
  },
} as const;
